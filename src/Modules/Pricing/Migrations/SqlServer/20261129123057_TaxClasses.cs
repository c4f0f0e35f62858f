using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class TaxClasses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tax_rates_country_region",
                schema: "pricing",
                table: "tax_rates");

            migrationBuilder.AddColumn<int>(
                name: "class",
                schema: "pricing",
                table: "tax_rates",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_tax_rates_country_region_class",
                schema: "pricing",
                table: "tax_rates",
                columns: new[] { "country", "region", "class" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tax_rates_country_region_class",
                schema: "pricing",
                table: "tax_rates");

            migrationBuilder.DropColumn(
                name: "class",
                schema: "pricing",
                table: "tax_rates");

            migrationBuilder.CreateIndex(
                name: "ix_tax_rates_country_region",
                schema: "pricing",
                table: "tax_rates",
                columns: new[] { "country", "region" },
                unique: true);
        }
    }
}
