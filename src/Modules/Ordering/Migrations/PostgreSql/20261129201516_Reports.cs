using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
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
                type: "integer",
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
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "shipping_tax_rate",
                schema: "ordering",
                table: "orders",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category",
                schema: "ordering",
                table: "order_lines",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

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
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tax_rate",
                schema: "ordering",
                table: "order_lines",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_sales",
                schema: "ordering",
                table: "orders",
                columns: new[] { "day", "currency", "status", "id", "total", "shipping", "shipping_tax", "shipping_tax_included", "shipping_refunded", "shipping_tax_name", "shipping_tax_rate" });

            // An order's number ends in its day and six letters. What was refunded is shared, and a tax told, as far as the order's own row says it.
            migrationBuilder.Sql(
                """
                UPDATE ordering.orders SET day = to_date('20' || substr(number, length(number) - 12, 6), 'YYYYMMDD') - DATE '0001-01-01'
                """);
            migrationBuilder.Sql(
                """
                UPDATE ordering.order_lines l SET refunded = floor(l.total::numeric * o.refunded / o.total)::bigint
                FROM ordering.orders o WHERE o.id = l.order_id AND o.refunded > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE ordering.orders o SET shipping_refunded = refunded - (SELECT SUM(l.refunded) FROM ordering.order_lines l WHERE l.order_id = o.id)
                WHERE refunded > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE ordering.orders SET shipping_tax_name = taxes::jsonb -> 0 ->> 'name',
                    shipping_tax_rate = round((taxes::jsonb -> 0 ->> 'percent')::numeric * 10000)::int
                WHERE taxes IS NOT NULL AND jsonb_array_length(taxes::jsonb) = 1 AND shipping_tax + shipping_tax_included > 0
                """);
            migrationBuilder.Sql(
                """
                UPDATE ordering.order_lines l SET tax_name = o.taxes::jsonb -> 0 ->> 'name', tax_rate = round((o.taxes::jsonb -> 0 ->> 'percent')::numeric * 10000)::int
                FROM ordering.orders o
                WHERE o.id = l.order_id AND l.tax + l.tax_included > 0 AND o.taxes IS NOT NULL AND jsonb_array_length(o.taxes::jsonb) = 1
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
