using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Invoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "invoice_counters",
                schema: "ordering",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_counters", x => new { x.series, x.year });
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    series = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    invoice_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    order_number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    order_day = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    seller_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    seller_address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    seller_vat_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    seller_tax_ids = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    vat_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    delivery = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    coupon_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    tax_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    subtotal = table.Column<long>(type: "bigint", nullable: false),
                    discount = table.Column<long>(type: "bigint", nullable: false),
                    shipping = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    tax_included = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    bill_to_city = table.Column<string>(type: "text", nullable: false),
                    bill_to_country = table.Column<string>(type: "text", nullable: false),
                    bill_to_line1 = table.Column<string>(type: "text", nullable: false),
                    bill_to_line2 = table.Column<string>(type: "text", nullable: true),
                    bill_to_name = table.Column<string>(type: "text", nullable: false),
                    bill_to_phone = table.Column<string>(type: "text", nullable: true),
                    bill_to_postal_code = table.Column<string>(type: "text", nullable: false),
                    bill_to_region = table.Column<string>(type: "text", nullable: true),
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
                    table.PrimaryKey("pk_invoices", x => x.id);
                    table.CheckConstraint("ck_invoices_sequence", "sequence >= 1");
                    table.CheckConstraint("ck_invoices_total", "total = subtotal - discount + shipping + tax AND total >= 0");
                    table.ForeignKey(
                        name: "fk_invoices_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "ordering",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                schema: "ordering",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<long>(type: "bigint", nullable: false),
                    discount = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    tax_rate = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => new { x.invoice_id, x.number });
                    table.ForeignKey(
                        name: "fk_invoice_lines_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "ordering",
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_taxes",
                schema: "ordering",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rate = table.Column<int>(type: "integer", nullable: true),
                    @base = table.Column<long>(name: "base", type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    included = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_taxes", x => new { x.invoice_id, x.number });
                    table.ForeignKey(
                        name: "fk_invoice_taxes_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "ordering",
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_order_id_number",
                schema: "ordering",
                table: "invoices",
                columns: new[] { "order_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_series_year_sequence",
                schema: "ordering",
                table: "invoices",
                columns: new[] { "series", "year", "sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invoice_counters",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "invoice_lines",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "invoice_taxes",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "invoices",
                schema: "ordering");
        }
    }
}
