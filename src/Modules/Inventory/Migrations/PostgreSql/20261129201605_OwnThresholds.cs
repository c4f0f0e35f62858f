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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
