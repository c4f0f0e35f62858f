using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Customs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "hs_code",
                schema: "catalog",
                table: "variants",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin_country",
                schema: "catalog",
                table: "variants",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "hs_code",
                schema: "catalog",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "origin_country",
                schema: "catalog",
                table: "variants");
        }
    }
}
