using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class AddPriceTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_products_status_category_price_from_id_currency",
                schema: "catalog",
                table: "products");

            migrationBuilder.AddColumn<long>(
                name: "price_to",
                schema: "catalog",
                table: "products",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql(
                "UPDATE catalog.products SET price_to = (SELECT MAX(v.price_amount) FROM catalog.variants AS v WHERE v.product_id = catalog.products.id)");

            migrationBuilder.AddColumn<string>(
                name: "decimal",
                schema: "catalog",
                table: "imports",
                type: "character varying(5)",
                maxLength: 5,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_status_category_price_from_id_currency_price_to",
                schema: "catalog",
                table: "products",
                columns: new[] { "status", "category", "price_from", "id", "currency", "price_to" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_products_price_to",
                schema: "catalog",
                table: "products",
                sql: "price_to >= price_from");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_products_status_category_price_from_id_currency_price_to",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropCheckConstraint(
                name: "ck_products_price_to",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "price_to",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "decimal",
                schema: "catalog",
                table: "imports");

            migrationBuilder.CreateIndex(
                name: "ix_products_status_category_price_from_id_currency",
                schema: "catalog",
                table: "products",
                columns: new[] { "status", "category", "price_from", "id", "currency" });
        }
    }
}
