using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Pricing.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class UsesInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_coupon_redemptions_coupon_id_changed_at_order_id",
                schema: "pricing",
                table: "coupon_redemptions",
                columns: new[] { "coupon_id", "changed_at", "order_id" },
                descending: new[] { false, true, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_coupon_redemptions_coupon_id_changed_at_order_id",
                schema: "pricing",
                table: "coupon_redemptions");
        }
    }
}
