using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class CatalogueWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "barcode",
                schema: "catalog",
                table: "variants",
                type: "TEXT",
                maxLength: 14,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "compare_at_amount",
                schema: "catalog",
                table: "variants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cost_amount",
                schema: "catalog",
                table: "variants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "options",
                schema: "catalog",
                table: "variants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "picture_url",
                schema: "catalog",
                table: "variants",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "compare_at_from",
                schema: "catalog",
                table: "products",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "options",
                schema: "catalog",
                table: "products",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "seo_description",
                schema: "catalog",
                table: "products",
                type: "TEXT",
                maxLength: 320,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "seo_title",
                schema: "catalog",
                table: "products",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "tags",
                schema: "catalog",
                table: "products",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "vendor",
                schema: "catalog",
                table: "products",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "description",
                schema: "catalog",
                table: "categories",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "image_url",
                schema: "catalog",
                table: "categories",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "catalog",
                table: "categories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "category_redirects",
                schema: "catalog",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category_redirects", x => x.slug);
                    table.ForeignKey(
                        name: "fk_category_redirects_categories_category",
                        column: x => x.category,
                        principalSchema: "catalog",
                        principalTable: "categories",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "picture_sizes",
                schema: "catalog",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_sizes", x => x.name);
                    table.ForeignKey(
                        name: "fk_picture_sizes_picture_files_of",
                        column: x => x.of,
                        principalSchema: "catalog",
                        principalTable: "picture_files",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_redirects",
                schema: "catalog",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_redirects", x => x.slug);
                    table.ForeignKey(
                        name: "fk_product_redirects_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_category_redirects_category",
                schema: "catalog",
                table: "category_redirects",
                column: "category");

            migrationBuilder.CreateIndex(
                name: "ix_picture_sizes_of",
                schema: "catalog",
                table: "picture_sizes",
                column: "of");

            migrationBuilder.CreateIndex(
                name: "ix_product_redirects_product_id",
                schema: "catalog",
                table: "product_redirects",
                column: "product_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "category_redirects",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "picture_sizes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "product_redirects",
                schema: "catalog");

            migrationBuilder.DropColumn(
                name: "barcode",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "compare_at_amount",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "cost_amount",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "options",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "picture_url",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "compare_at_from",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "options",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "seo_description",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "seo_title",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "tags",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "vendor",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "description",
                schema: "catalog",
                table: "categories");

            migrationBuilder.DropColumn(
                name: "image_url",
                schema: "catalog",
                table: "categories");

            migrationBuilder.DropColumn(
                name: "position",
                schema: "catalog",
                table: "categories");
        }
    }
}
