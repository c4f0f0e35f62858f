using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class ShipmentsByOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                schema: "shipping",
                table: "shipments",
                column: "order_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id",
                schema: "shipping",
                table: "shipments");
        }
    }
}
