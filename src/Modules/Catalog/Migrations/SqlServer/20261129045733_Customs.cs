using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.SqlServer
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
                type: "nvarchar(10)",
                maxLength: 10,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "origin_country",
                schema: "catalog",
                table: "variants",
                type: "nvarchar(2)",
                maxLength: 2,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
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
