using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "day",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "shipping_refunded",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "shipping_tax_name",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "shipping_tax_rate",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category",
                schema: "ordering",
                table: "order_lines",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refunded",
                schema: "ordering",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "tax_name",
                schema: "ordering",
                table: "order_lines",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tax_rate",
                schema: "ordering",
                table: "order_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_sales",
                schema: "ordering",
                table: "orders",
                columns: new[] { "day", "currency", "status", "id", "total", "shipping", "shipping_tax", "shipping_tax_included", "shipping_refunded", "shipping_tax_name", "shipping_tax_rate" });

            // An order's number ends in its day and six letters. What was refunded is shared, and a tax told, as far as the order's own row says it.
            migrationBuilder.Sql(
                """
                UPDATE orders SET day = CAST(julianday('20' || substr(number, length(number) - 12, 2) || '-' || substr(number, length(number) - 10, 2)
                    || '-' || substr(number, length(number) - 8, 2)) - 1721425.5 AS INTEGER)
                """);
            migrationBuilder.Sql(
                """
                UPDATE order_lines SET refunded = total * (SELECT refunded FROM orders WHERE id = order_id) / (SELECT total FROM orders WHERE id = order_id)
                WHERE order_id IN (SELECT id FROM orders WHERE refunded > 0)
                """);
            migrationBuilder.Sql(
                """
                UPDATE orders SET shipping_refunded = refunded - (SELECT SUM(refunded) FROM order_lines WHERE order_id = id) WHERE refunded > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE orders SET shipping_tax_name = json_extract(taxes, '$[0].name'),
                    shipping_tax_rate = CAST(round(json_extract(taxes, '$[0].percent') * 10000) AS INTEGER)
                WHERE taxes IS NOT NULL AND json_array_length(taxes) = 1 AND shipping_tax + shipping_tax_included > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE order_lines SET tax_name = (SELECT json_extract(taxes, '$[0].name') FROM orders WHERE id = order_id),
                    tax_rate = (SELECT CAST(round(json_extract(taxes, '$[0].percent') * 10000) AS INTEGER) FROM orders WHERE id = order_id)
                WHERE tax + tax_included > 0 AND order_id IN (SELECT id FROM orders WHERE taxes IS NOT NULL AND json_array_length(taxes) = 1)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_sales",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "day",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_refunded",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_tax_name",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_tax_rate",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "category",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "refunded",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "tax_name",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "tax_rate",
                schema: "ordering",
                table: "order_lines");
        }
    }
}
