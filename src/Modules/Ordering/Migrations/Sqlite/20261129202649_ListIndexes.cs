using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_email",
                schema: "ordering",
                table: "orders");

            migrationBuilder.CreateIndex(
                name: "ix_orders_email_created_at",
                schema: "ordering",
                table: "orders",
                columns: new[] { "email", "created_at" },
                filter: "account_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_email_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "email", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_total_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "total", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_email_created_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_email_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_total_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.CreateIndex(
                name: "ix_orders_email",
                schema: "ordering",
                table: "orders",
                column: "email");
        }
    }
}
