using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class CountCouponsByMailbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Data first: on SQLite a table whose checks change is rebuilt after everything else.
            migrationBuilder.AddColumn<int>(
                name: "basis_points_off",
                schema: "pricing",
                table: "coupons",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql("UPDATE pricing.coupons SET basis_points_off = percent_off * 100 WHERE percent_off IS NOT NULL");

            migrationBuilder.CreateTable(
                name: "coupon_redemption_customers",
                schema: "pricing",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coupon_redemption_customers", x => new { x.order_id, x.coupon_id, x.customer });
                    table.ForeignKey(
                        name: "fk_coupon_redemption_customers_coupon_redemptions",
                        columns: x => new { x.order_id, x.coupon_id },
                        principalSchema: "pricing",
                        principalTable: "coupon_redemptions",
                        principalColumns: new[] { "order_id", "coupon_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_redemption_customers_coupon_id_customer",
                schema: "pricing",
                table: "coupon_redemption_customers",
                columns: new[] { "coupon_id", "customer" });

            migrationBuilder.Sql("INSERT INTO pricing.coupon_redemption_customers (order_id, coupon_id, customer) SELECT order_id, coupon_id, customer FROM pricing.coupon_redemptions");

            migrationBuilder.DropIndex(
                name: "ix_coupon_redemptions_coupon_id_customer",
                schema: "pricing",
                table: "coupon_redemptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "percent_off",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons",
                sql: "(basis_points_off IS NOT NULL AND basis_points_off BETWEEN 1 AND 10000 AND amount_off IS NULL) OR (basis_points_off IS NULL AND amount_off IS NOT NULL AND amount_off > 0 AND currency IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "percent_off",
                schema: "pricing",
                table: "coupons",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql("UPDATE pricing.coupons SET percent_off = (basis_points_off + 99) / 100 WHERE basis_points_off IS NOT NULL");

            migrationBuilder.DropTable(
                name: "coupon_redemption_customers",
                schema: "pricing");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_redemptions_coupon_id_customer",
                schema: "pricing",
                table: "coupon_redemptions",
                columns: new[] { "coupon_id", "customer" });

            migrationBuilder.DropCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.DropColumn(
                name: "basis_points_off",
                schema: "pricing",
                table: "coupons");

            migrationBuilder.AddCheckConstraint(
                name: "ck_coupons_kind",
                schema: "pricing",
                table: "coupons",
                sql: "(percent_off IS NOT NULL AND percent_off BETWEEN 1 AND 100 AND amount_off IS NULL) OR (percent_off IS NULL AND amount_off IS NOT NULL AND amount_off > 0 AND currency IS NOT NULL)");
        }
    }
}
