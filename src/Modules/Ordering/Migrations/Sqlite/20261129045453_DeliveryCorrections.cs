using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class DeliveryCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "kept_back_at",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refusal",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refused_at",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_corrections",
                schema: "ordering",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    shipping_option_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    carrier = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    service = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ship_to_city = table.Column<string>(type: "TEXT", nullable: false),
                    ship_to_country = table.Column<string>(type: "TEXT", nullable: false),
                    ship_to_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    ship_to_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    ship_to_name = table.Column<string>(type: "TEXT", nullable: false),
                    ship_to_phone = table.Column<string>(type: "TEXT", nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    ship_to_region = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_corrections", x => new { x.order_id, x.number });
                    table.ForeignKey(
                        name: "fk_delivery_corrections_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "ordering",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_kept_back_at",
                schema: "ordering",
                table: "orders",
                column: "kept_back_at",
                filter: "kept_back_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_refused_at",
                schema: "ordering",
                table: "orders",
                column: "refused_at",
                filter: "refused_at IS NOT NULL");

            // Orders are found by street, postal code and phone number too.
            migrationBuilder.Sql("""
                UPDATE orders SET words = SUBSTR(words || ' ' || LOWER(
                    bill_to_name || ' ' ||
                    bill_to_line1 || ' ' ||
                    COALESCE(bill_to_line2, '') || ' ' ||
                    REPLACE(REPLACE(bill_to_postal_code, ' ', ''), '-', '') || ' ' ||
                    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(COALESCE(bill_to_phone, ''), ' ', ''), '+', ''), '-', ''), '(', ''), ')', ''), '/', ''), '.', '') || ' ' ||
                    ship_to_line1 || ' ' ||
                    COALESCE(ship_to_line2, '') || ' ' ||
                    REPLACE(REPLACE(ship_to_postal_code, ' ', ''), '-', '') || ' ' ||
                    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(COALESCE(ship_to_phone, ''), ' ', ''), '+', ''), '-', ''), '(', ''), ')', ''), '/', ''), '.', '')), 1, 2000)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivery_corrections",
                schema: "ordering");

            migrationBuilder.DropIndex(
                name: "ix_orders_kept_back_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_refused_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "kept_back_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refusal",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refused_at",
                schema: "ordering",
                table: "orders");
        }
    }
}
