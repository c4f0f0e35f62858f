using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
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
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refusal",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                schema: "ordering",
                table: "orders",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_corrections",
                schema: "ordering",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    actor_name = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    shipping_option_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    carrier = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    service = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ship_to_city = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ship_to_country = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ship_to_line1 = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ship_to_line2 = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ship_to_name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ship_to_phone = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ship_to_postal_code = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ship_to_region = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_corrections", x => new { x.order_id, x.number })
                        .Annotation("SqlServer:Clustered", false);
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

            migrationBuilder.CreateIndex(
                name: "ix_delivery_corrections_row_no",
                schema: "ordering",
                table: "delivery_corrections",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.AlterColumn<string>(
                name: "words",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(500)",
                oldMaxLength: 500,
                oldCollation: "Latin1_General_100_BIN2");

            // Orders are found by street, postal code and phone number too.
            migrationBuilder.Sql("""
                UPDATE ordering.orders SET words = SUBSTRING(words + ' ' + LOWER(
                    bill_to_name + ' ' +
                    bill_to_line1 + ' ' +
                    COALESCE(bill_to_line2, '') + ' ' +
                    REPLACE(REPLACE(bill_to_postal_code, ' ', ''), '-', '') + ' ' +
                    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(COALESCE(bill_to_phone, ''), ' ', ''), '+', ''), '-', ''), '(', ''), ')', ''), '/', ''), '.', '') + ' ' +
                    ship_to_line1 + ' ' +
                    COALESCE(ship_to_line2, '') + ' ' +
                    REPLACE(REPLACE(ship_to_postal_code, ' ', ''), '-', '') + ' ' +
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
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(2000)",
                oldMaxLength: 2000,
                oldCollation: "Latin1_General_100_BIN2");

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
