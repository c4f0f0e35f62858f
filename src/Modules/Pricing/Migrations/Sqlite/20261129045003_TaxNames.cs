using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class TaxNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "pricing",
                table: "tax_rates",
                type: "TEXT",
                maxLength: 50,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "name",
                schema: "pricing",
                table: "tax_rates");
        }
    }
}
