using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class AddExchanges : Migration
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_problem",
                schema: "ordering",
                table: "returns",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_status",
                schema: "ordering",
                table: "returns",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "exchange_total",
                schema: "ordering",
                table: "returns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "exchanged",
                schema: "ordering",
                table: "returns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "replacement_number",
                schema: "ordering",
                table: "returns",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replacements",
                schema: "ordering",
                table: "returns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "wanted_quantity",
                schema: "ordering",
                table: "return_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wanted_sku",
                schema: "ordering",
                table: "return_lines",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_order_id",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "exchange_return_id",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_return_number",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "covered",
                schema: "ordering",
                table: "drafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "return_id",
                schema: "ordering",
                table: "drafts",
                type: "TEXT",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
