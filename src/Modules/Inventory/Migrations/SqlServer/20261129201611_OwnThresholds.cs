using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.SqlServer
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
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "low_stock_threshold",
                schema: "inventory",
                table: "stock_items",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);
        }
    }
}
