using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.PostgreSql
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
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "free_shipping",
                schema: "pricing",
                table: "coupons",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "skus",
                schema: "pricing",
                table: "coupons",
                type: "text",
                nullable: false,
                defaultValue: "");

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
