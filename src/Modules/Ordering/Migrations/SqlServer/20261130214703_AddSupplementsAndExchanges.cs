using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
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
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_problem",
                schema: "ordering",
                table: "returns",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "exchange_status",
                schema: "ordering",
                table: "returns",
                type: "nvarchar(24)",
                maxLength: 24,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

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
                type: "nvarchar(24)",
                maxLength: 24,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "replacements",
                schema: "ordering",
                table: "returns",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "wanted_quantity",
                schema: "ordering",
                table: "return_lines",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wanted_sku",
                schema: "ordering",
                table: "return_lines",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_order_id",
                schema: "ordering",
                table: "orders",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_return_id",
                schema: "ordering",
                table: "orders",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_return_number",
                schema: "ordering",
                table: "orders",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

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
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "supplements",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    status = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    difference = table.Column<long>(type: "bigint", nullable: false),
                    priced = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    gives_discount = table.Column<bool>(type: "bit", nullable: false),
                    edit_count = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    actor = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    actor_name = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    asked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    round = table.Column<int>(type: "int", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    link_expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    payment = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    payments = table.Column<int>(type: "int", nullable: false),
                    attempt = table.Column<int>(type: "int", nullable: false),
                    action_url = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    failure = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    paying_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    end_reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
                    table.CheckConstraint("ck_supplements_difference", "difference > 0");
                });

            migrationBuilder.CreateTable(
                name: "supplements_links",
                schema: "ordering",
                columns: table => new
                {
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    supplement_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    round = table.Column<int>(type: "int", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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
                name: "ix_supplements_row_no",
                schema: "ordering",
                table: "supplements",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

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
