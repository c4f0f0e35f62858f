using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.SqlServer
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
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");
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
