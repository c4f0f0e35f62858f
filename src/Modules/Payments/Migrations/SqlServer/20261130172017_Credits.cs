using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
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
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Method",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<Guid>(
                name: "goes_with",
                schema: "payments",
                table: "refunds",
                type: "uniqueidentifier",
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
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    credit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    place = table.Column<int>(type: "int", nullable: false),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_uses", x => new { x.order_id, x.credit_id })
                        .Annotation("SqlServer:Clustered", false);
                    table.CheckConstraint("ck_credit_uses_returned", "taken >= 0 AND returned >= 0 AND returned <= taken");
                });

            migrationBuilder.CreateTable(
                name: "credits",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    code_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    last_four = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    issued = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    recipient = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    disabled_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    entries = table.Column<int>(type: "int", nullable: false),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credits", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
                    table.CheckConstraint("ck_credits_balance", "balance >= 0");
                });

            migrationBuilder.CreateTable(
                name: "credit_ledger",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    credit_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_ledger", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
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
                filter: "[order_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_ledger_row_no",
                schema: "payments",
                table: "credit_ledger",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

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
                filter: "[expires_at] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_uses_row_no",
                schema: "payments",
                table: "credit_uses",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_credits_account_id_currency",
                schema: "payments",
                table: "credits",
                columns: new[] { "account_id", "currency" },
                unique: true,
                filter: "[account_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_code_hash",
                schema: "payments",
                table: "credits",
                column: "code_hash",
                unique: true,
                filter: "[code_hash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_expires_at",
                schema: "payments",
                table: "credits",
                column: "expires_at",
                filter: "[expires_at] IS NOT NULL");

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
                filter: "[last_four] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_recipient",
                schema: "payments",
                table: "credits",
                column: "recipient",
                filter: "[recipient] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_row_no",
                schema: "payments",
                table: "credits",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);
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
