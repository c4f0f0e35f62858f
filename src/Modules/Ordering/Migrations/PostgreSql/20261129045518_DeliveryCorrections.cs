using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class DeliveryCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "kept_back_at",
                schema: "ordering",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refusal",
                schema: "ordering",
                table: "orders",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                schema: "ordering",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_corrections",
                schema: "ordering",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    actor_name = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    shipping_option_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    carrier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ship_to_city = table.Column<string>(type: "text", nullable: false),
                    ship_to_country = table.Column<string>(type: "text", nullable: false),
                    ship_to_line1 = table.Column<string>(type: "text", nullable: false),
                    ship_to_line2 = table.Column<string>(type: "text", nullable: true),
                    ship_to_name = table.Column<string>(type: "text", nullable: false),
                    ship_to_phone = table.Column<string>(type: "text", nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "text", nullable: false),
                    ship_to_region = table.Column<string>(type: "text", nullable: true)
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

            migrationBuilder.AlterColumn<string>(
                name: "words",
                schema: "ordering",
                table: "orders",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500);

            // Orders are found by street, postal code and phone number too.
            migrationBuilder.Sql("""
                UPDATE ordering.orders SET words = SUBSTR(words || ' ' || LOWER(
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
            migrationBuilder.Sql("UPDATE ordering.orders SET words = SUBSTRING(words, 1, 500)");

            migrationBuilder.AlterColumn<string>(
                name: "words",
                schema: "ordering",
                table: "orders",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000);

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
