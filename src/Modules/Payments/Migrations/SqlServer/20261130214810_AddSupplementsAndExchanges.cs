using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class AddSupplementsAndExchanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.AddColumn<Guid>(
                name: "supplement_of",
                schema: "payments",
                table: "payments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "supplemented",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "used_at",
                schema: "payments",
                table: "payments",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_id",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "goes_back_as",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "of_order",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_supplement_of",
                schema: "payments",
                table: "payments",
                column: "supplement_of",
                filter: "[supplement_of] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "refunded >= 0 AND refunded <= captured AND captured <= authorized AND authorized <= amount AND credit_used >= 0 AND supplemented >= 0 AND credit_used + supplemented <= amount AND credited >= 0 AND credited <= refunded");

            migrationBuilder.CreateIndex(
                name: "ix_credits_exchange_id",
                schema: "payments",
                table: "credits",
                column: "exchange_id",
                unique: true,
                filter: "[exchange_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_of_order",
                schema: "payments",
                table: "credits",
                column: "of_order",
                filter: "[of_order] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_supplement_of",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_credits_exchange_id",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropIndex(
                name: "ix_credits_of_order",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "supplement_of",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "supplemented",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "used_at",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "exchange_id",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "goes_back_as",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "of_order",
                schema: "payments",
                table: "credits");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "refunded >= 0 AND refunded <= captured AND captured <= authorized AND authorized <= amount AND credit_used >= 0 AND credit_used <= amount AND credited >= 0 AND credited <= refunded");
        }
    }
}
