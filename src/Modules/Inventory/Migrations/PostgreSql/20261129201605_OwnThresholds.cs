using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class OwnThresholds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "low_stock_threshold",
                schema: "inventory",
                table: "stock_items",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            // What every SKU began with goes by the shop's setting from now on; another threshold was chosen, and stays.
            migrationBuilder.Sql("UPDATE inventory.stock_items SET low_stock_threshold = NULL WHERE low_stock_threshold = 5");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE inventory.stock_items SET low_stock_threshold = 5 WHERE low_stock_threshold IS NULL");
            migrationBuilder.AlterColumn<int>(
                name: "low_stock_threshold",
                schema: "inventory",
                table: "stock_items",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);
        }
    }
}
