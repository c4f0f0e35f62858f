using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class GuestIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_account_id_created_at_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.CreateIndex(
                name: "ix_orders_account_id_created_at_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "account_id", "created_at", "id" },
                descending: new[] { false, true, true },
                filter: "account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_at_email",
                schema: "ordering",
                table: "orders",
                columns: new[] { "created_at", "email" },
                filter: "account_id IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_account_id_created_at_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_created_at_email",
                schema: "ordering",
                table: "orders");

            migrationBuilder.CreateIndex(
                name: "ix_orders_account_id_created_at_id",
                schema: "ordering",
                table: "orders",
                columns: new[] { "account_id", "created_at", "id" },
                descending: new[] { false, true, true });
        }
    }
}
