using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class GrowthIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_orders_fulfilment_status_created_at_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "fulfilment_status", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_orders_payment_status_created_at_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "payment_status", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_sku_order_id",
                schema: "ordering",
                table: "order_lines",
                columns: new[] { "sku", "order_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_fulfilment_status_created_at_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_payment_status_created_at_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_sku_order_id",
                schema: "ordering",
                table: "order_lines");
        }
    }
}
