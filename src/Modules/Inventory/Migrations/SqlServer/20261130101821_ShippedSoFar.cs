using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class ShippedSoFar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // All of what was shipped as a whole has left. By itself, because SQLite makes the table anew at the end of the migration before.
            migrationBuilder.Sql("UPDATE inventory.stock_holds SET shipped_quantity = quantity WHERE state IN ('Shipped', 'Returned')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
