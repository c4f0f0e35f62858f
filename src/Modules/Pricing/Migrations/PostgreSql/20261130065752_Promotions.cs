using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Promotions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "code",
                schema: "pricing",
                table: "coupons",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<int>(
                name: "buy_quantity",
                schema: "pricing",
                table: "coupons",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "combines",
                schema: "pricing",
                table: "coupons",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "get_categories",
                schema: "pricing",
                table: "coupons",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "get_quantity",
                schema: "pricing",
                table: "coupons",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "get_skus",
                schema: "pricing",
                table: "coupons",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "groups",
                schema: "pricing",
                table: "coupons",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "pricing",
                table: "coupons",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_code",
                schema: "pricing",
                table: "coupons",
                sql: "code IS NOT NULL OR name IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_deal",
                schema: "pricing",
                table: "coupons",
                sql: "(buy_quantity IS NULL AND get_quantity IS NULL) OR (buy_quantity > 0 AND get_quantity > 0 AND basis_points_off IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_code",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_deal",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "buy_quantity",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "combines",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "get_categories",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "get_quantity",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "get_skus",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "groups",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "name",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AlterColumn<string>(
                name: "code",
                schema: "pricing",
                table: "coupons",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
