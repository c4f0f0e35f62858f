using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin_country",
                schema: "catalog",
                table: "variants",
                type: "TEXT",
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
