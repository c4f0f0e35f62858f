using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "shipping_refunded",
                schema: "ordering",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "shipping_tax_name",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "shipping_tax_rate",
                schema: "ordering",
                table: "orders",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category",
                schema: "ordering",
                table: "order_lines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "refunded",
                schema: "ordering",
                table: "order_lines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "tax_name",
                schema: "ordering",
                table: "order_lines",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "tax_rate",
                schema: "ordering",
                table: "order_lines",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_sales",
                schema: "ordering",
                table: "orders",
                columns: new[] { "day", "currency", "status", "id", "total", "shipping", "shipping_tax", "shipping_tax_included", "shipping_refunded", "shipping_tax_name", "shipping_tax_rate" });

            // An order's number ends in its day and six letters. What was refunded is shared, and a tax told, as far as the order's own row says it.
            migrationBuilder.Sql(
                """
                UPDATE ordering.orders SET day = DATEDIFF(day, CONVERT(date, '0001-01-01'), CONVERT(date, '20' + SUBSTRING(number, LEN(number) - 12, 6), 112))
                """);
            migrationBuilder.Sql(
                """
                UPDATE l SET refunded = CAST(FLOOR(CAST(l.total AS decimal(19, 0)) * o.refunded / o.total) AS bigint)
                FROM ordering.order_lines l JOIN ordering.orders o ON o.id = l.order_id WHERE o.refunded > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE o SET shipping_refunded = refunded - (SELECT SUM(l.refunded) FROM ordering.order_lines l WHERE l.order_id = o.id)
                FROM ordering.orders o WHERE refunded > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE ordering.orders SET shipping_tax_name = JSON_VALUE(taxes, '$[0].name'),
                    shipping_tax_rate = CAST(ROUND(CAST(JSON_VALUE(taxes, '$[0].percent') AS decimal(9, 4)) * 10000, 0) AS int)
                WHERE JSON_VALUE(taxes, '$[0].name') IS NOT NULL AND JSON_VALUE(taxes, '$[1].name') IS NULL AND shipping_tax + shipping_tax_included > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE l SET tax_name = JSON_VALUE(o.taxes, '$[0].name'),
                    tax_rate = CAST(ROUND(CAST(JSON_VALUE(o.taxes, '$[0].percent') AS decimal(9, 4)) * 10000, 0) AS int)
                FROM ordering.order_lines l JOIN ordering.orders o ON o.id = l.order_id
                WHERE l.tax + l.tax_included > 0 AND JSON_VALUE(o.taxes, '$[0].name') IS NOT NULL AND JSON_VALUE(o.taxes, '$[1].name') IS NULL
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
