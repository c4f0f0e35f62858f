using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class ManualPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "manual",
                schema: "payments",
                table: "payments",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_manual_opened_at",
                schema: "payments",
                table: "payments",
                columns: new[] { "manual", "opened_at" },
                filter: "manual IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_manual_opened_at",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "manual",
                schema: "payments",
                table: "payments");
        }
    }
}
