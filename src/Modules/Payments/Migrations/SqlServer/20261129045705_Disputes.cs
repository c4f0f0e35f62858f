using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "taken_back",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_payments_disputed_at",
                schema: "payments",
                table: "payments",
                column: "disputed_at",
                filter: "[disputed_at] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_money_ledger_at",
                schema: "payments",
                table: "money_ledger",
                column: "at",
                filter: "kind = 'Disputed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_disputed_at",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_money_ledger_at",
                schema: "payments",
                table: "money_ledger");

            migrationBuilder.DropColumn(
                name: "taken_back",
                schema: "payments",
                table: "payments");
        }
    }
}
