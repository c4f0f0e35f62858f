using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class VariantsWithoutWeight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_variants_weight",
                schema: "catalog",
                table: "variants");

            migrationBuilder.AddCheckConstraint(
                name: "ck_variants_weight",
                schema: "catalog",
                table: "variants",
                sql: "weight_grams >= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_variants_weight",
                schema: "catalog",
                table: "variants");

            migrationBuilder.AddCheckConstraint(
                name: "ck_variants_weight",
                schema: "catalog",
                table: "variants",
                sql: "weight_grams > 0");
        }
    }
}
