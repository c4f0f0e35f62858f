using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class AddContents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "value_amount",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddColumn<string>(
                name: "contents",
                schema: "shipping",
                table: "shipments",
                type: "text",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "contents",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddColumn<long>(
                name: "value_amount",
                schema: "shipping",
                table: "shipments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }
    }
}
