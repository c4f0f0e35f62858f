using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class KeptBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "kept_back_at",
                schema: "shipping",
                table: "shipments",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_back_at",
                schema: "shipping",
                table: "shipments");
        }
    }
}
