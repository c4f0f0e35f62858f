using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class TaxesAndRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "refunded",
                schema: "ordering",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "shipping_tax_included",
                schema: "ordering",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "taxes",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "without_tax_of",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(2)",
                maxLength: 2,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_refunded",
                schema: "ordering",
                table: "orders",
                sql: "refunded >= 0 AND refunded <= total");

            // What was refunded in part is known again with the next refund.
            migrationBuilder.Sql("UPDATE ordering.orders SET refunded = total WHERE payment_status = 'Refunded'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_refunded",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refunded",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_tax_included",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "taxes",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "without_tax_of",
                schema: "ordering",
                table: "orders");
        }
    }
}
