using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.SqlServer
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
                type: "nvarchar(14)",
                maxLength: 14,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "compare_at_amount",
                schema: "catalog",
                table: "variants",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cost_amount",
                schema: "catalog",
                table: "variants",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "options",
                schema: "catalog",
                table: "variants",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "picture_url",
                schema: "catalog",
                table: "variants",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "compare_at_from",
                schema: "catalog",
                table: "products",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "options",
                schema: "catalog",
                table: "products",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "seo_description",
                schema: "catalog",
                table: "products",
                type: "nvarchar(320)",
                maxLength: 320,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "seo_title",
                schema: "catalog",
                table: "products",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "tags",
                schema: "catalog",
                table: "products",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "vendor",
                schema: "catalog",
                table: "products",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "description",
                schema: "catalog",
                table: "categories",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "image_url",
                schema: "catalog",
                table: "categories",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "catalog",
                table: "categories",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "category_redirects",
                schema: "catalog",
                columns: table => new
                {
                    slug = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    category = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2")
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
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    of = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
                    slug = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
