using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Credits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.AddColumn<string>(
                name: "goes_to",
                schema: "payments",
                table: "refunds",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Method");

            migrationBuilder.AddColumn<Guid>(
                name: "goes_with",
                schema: "payments",
                table: "refunds",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credit_used",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "credited",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "credit_uses",
                schema: "payments",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_uses", x => new { x.order_id, x.credit_id });
                    table.CheckConstraint("ck_credit_uses_returned", "taken >= 0 AND returned >= 0 AND returned <= taken");
                });

            migrationBuilder.CreateTable(
                name: "credits",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    last_four = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    issued = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recipient = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credits", x => x.id);
                    table.CheckConstraint("ck_credits_balance", "balance >= 0");
                });

            migrationBuilder.CreateTable(
                name: "credit_ledger",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    credit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_ledger", x => x.id);
                    table.CheckConstraint("ck_credit_ledger_balance", "balance_after >= 0");
                    table.ForeignKey(
                        name: "fk_credit_ledger_credits_credit_id",
                        column: x => x.credit_id,
                        principalSchema: "payments",
                        principalTable: "credits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "refunded >= 0 AND refunded <= captured AND captured <= authorized AND authorized <= amount AND credit_used >= 0 AND credit_used <= amount AND credited >= 0 AND credited <= refunded");

            migrationBuilder.CreateIndex(
                name: "ix_credit_ledger_credit_id_number",
                schema: "payments",
                table: "credit_ledger",
                columns: new[] { "credit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_ledger_order_id",
                schema: "payments",
                table: "credit_ledger",
                column: "order_id",
                filter: "order_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_uses_credit_id",
                schema: "payments",
                table: "credit_uses",
                column: "credit_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_uses_expires_at",
                schema: "payments",
                table: "credit_uses",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_account_id_currency",
                schema: "payments",
                table: "credits",
                columns: new[] { "account_id", "currency" },
                unique: true,
                filter: "account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_code_hash",
                schema: "payments",
                table: "credits",
                column: "code_hash",
                unique: true,
                filter: "code_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_expires_at",
                schema: "payments",
                table: "credits",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_kind_created_at",
                schema: "payments",
                table: "credits",
                columns: new[] { "kind", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_credits_last_four",
                schema: "payments",
                table: "credits",
                column: "last_four",
                filter: "last_four IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_recipient",
                schema: "payments",
                table: "credits",
                column: "recipient",
                filter: "recipient IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_ledger",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "credit_uses",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "credits",
                schema: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "goes_to",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "goes_with",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "credit_used",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "credited",
                schema: "payments",
                table: "payments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "refunded >= 0 AND refunded <= captured AND captured <= authorized AND authorized <= amount");
        }
    }
}
