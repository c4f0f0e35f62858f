using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class GrowthIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_products_updated_at_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "updated_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_products_updated_at_id",
                schema: "catalog",
                table: "products");
        }
    }
}
