using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class NewestOfShelf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_products_status_category_created_at_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "status", "category", "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_products_status_category_created_at_id",
                schema: "catalog",
                table: "products");
        }
    }
}
