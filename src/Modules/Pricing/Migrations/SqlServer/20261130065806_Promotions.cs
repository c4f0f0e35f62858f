using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class Promotions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_coupons_code",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AlterColumn<string>(
                name: "code",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "buy_quantity",
                schema: "pricing",
                table: "coupons",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "combines",
                schema: "pricing",
                table: "coupons",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "get_categories",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "get_quantity",
                schema: "pricing",
                table: "coupons",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "get_skus",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "groups",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "pricing",
                table: "coupons",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "ix_coupons_code",
                schema: "pricing",
                table: "coupons",
                column: "code",
                unique: true,
                filter: "[code] IS NOT NULL");

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
            migrationBuilder.DropIndex(
                name: "ix_coupons_code",
                schema: "pricing",
                table: "coupons");

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
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "ix_coupons_code",
                schema: "pricing",
                table: "coupons",
                column: "code",
                unique: true);
        }
    }
}
