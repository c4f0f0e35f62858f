using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class CouponsForSomeAndFreeDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AddColumn<string>(
                name: "categories",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "free_shipping",
                schema: "pricing",
                table: "coupons",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "skus",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons",
                sql: "(basis_points_off IS NULL OR (basis_points_off BETWEEN 1 AND 10000 AND amount_off IS NULL)) AND (amount_off IS NULL OR (amount_off > 0 AND currency IS NOT NULL))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "categories",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "free_shipping",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "skus",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons",
                sql: "(basis_points_off IS NOT NULL AND basis_points_off BETWEEN 1 AND 10000 AND amount_off IS NULL) OR (basis_points_off IS NULL AND amount_off IS NOT NULL AND amount_off > 0 AND currency IS NOT NULL)");
        }
    }
}
