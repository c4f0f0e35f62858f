using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class GoByTheShop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What every SKU began with goes by the shop's setting from now on; another threshold was chosen, and stays.
            // By itself, as on SQLite, where the table is made anew at the end of the migration before.
            migrationBuilder.Sql("UPDATE inventory.stock_items SET low_stock_threshold = NULL WHERE low_stock_threshold = 5");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE inventory.stock_items SET low_stock_threshold = 5 WHERE low_stock_threshold IS NULL");
        }
    }
}
