using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class AddSupplementsAndExchanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_drafts_total",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_id",
                schema: "ordering",
                table: "returns",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_problem",
                schema: "ordering",
                table: "returns",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_status",
                schema: "ordering",
                table: "returns",
                type: "character varying(24)",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "exchange_total",
                schema: "ordering",
                table: "returns",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "exchanged",
                schema: "ordering",
                table: "returns",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "replacement_number",
                schema: "ordering",
                table: "returns",
                type: "character varying(24)",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replacements",
                schema: "ordering",
                table: "returns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "wanted_quantity",
                schema: "ordering",
                table: "return_lines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wanted_sku",
                schema: "ordering",
                table: "return_lines",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_order_id",
                schema: "ordering",
                table: "orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_return_id",
                schema: "ordering",
                table: "orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_return_number",
                schema: "ordering",
                table: "orders",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "covered",
                schema: "ordering",
                table: "drafts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "return_id",
                schema: "ordering",
                table: "drafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "supplements",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    difference = table.Column<long>(type: "bigint", nullable: false),
                    priced = table.Column<string>(type: "text", nullable: false),
                    gives_discount = table.Column<bool>(type: "boolean", nullable: false),
                    edit_count = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    actor = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    actor_name = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    link_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    payments = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    action_url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    failure = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    paying_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id);
                    table.CheckConstraint("ck_supplements_difference", "difference > 0");
                });

            migrationBuilder.CreateTable(
                name: "supplements_links",
                schema: "ordering",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    supplement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements_links", x => x.hash);
                    table.ForeignKey(
                        name: "fk_supplements_links_supplements_supplement_id",
                        column: x => x.supplement_id,
                        principalSchema: "ordering",
                        principalTable: "supplements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_returns_exchange_status",
                schema: "ordering",
                table: "returns",
                column: "exchange_status",
                filter: "exchange_status IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_exchange_return_id",
                schema: "ordering",
                table: "orders",
                column: "exchange_return_id",
                unique: true,
                filter: "exchange_return_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_return_id",
                schema: "ordering",
                table: "drafts",
                column: "return_id",
                filter: "return_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_drafts_total",
                schema: "ordering",
                table: "drafts",
                sql: "total >= 0 AND covered >= 0 AND covered <= total");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_order_id",
                schema: "ordering",
                table: "supplements",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_order_id1",
                schema: "ordering",
                table: "supplements",
                column: "order_id",
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_payment_id",
                schema: "ordering",
                table: "supplements",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_links_supplement_id",
                schema: "ordering",
                table: "supplements_links",
                column: "supplement_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "supplements_links",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "supplements",
                schema: "ordering");

            migrationBuilder.DropIndex(
                name: "ix_returns_exchange_status",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropIndex(
                name: "ix_orders_exchange_return_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_drafts_return_id",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_drafts_total",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "exchange_id",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "exchange_problem",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "exchange_status",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "exchange_total",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "exchanged",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "replacement_number",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "replacements",
                schema: "ordering",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "wanted_quantity",
                schema: "ordering",
                table: "return_lines");

            migrationBuilder.DropColumn(
                name: "wanted_sku",
                schema: "ordering",
                table: "return_lines");

            migrationBuilder.DropColumn(
                name: "exchange_order_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "exchange_return_id",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "exchange_return_number",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "covered",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "return_id",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_drafts_total",
                schema: "ordering",
                table: "drafts",
                sql: "total >= 0");
        }
    }
}
