using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Backorders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "backorder_limit",
                schema: "inventory",
                table: "stock_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "backordered",
                schema: "inventory",
                table: "stock_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_on",
                schema: "inventory",
                table: "stock_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_preorder",
                schema: "inventory",
                table: "stock_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "backordered",
                schema: "inventory",
                table: "stock_holds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "waits_since",
                schema: "inventory",
                table: "stock_holds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items",
                column: "backorder_limit",
                filter: "backorder_limit > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items",
                sql: "backorder_limit >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_items_backordered",
                schema: "inventory",
                table: "stock_items",
                sql: "backordered >= 0 AND (backordered = 0 OR held = on_hand)");

            migrationBuilder.CreateIndex(
                name: "ix_stock_holds_sku_waits_since_order_id",
                schema: "inventory",
                table: "stock_holds",
                columns: new[] { "sku", "waits_since", "order_id" },
                filter: "backordered > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_holds_backordered",
                schema: "inventory",
                table: "stock_holds",
                sql: "backordered >= 0 AND backordered <= quantity - shipped_quantity AND (backordered = 0 OR waits_since IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_items_backordered",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropIndex(
                name: "ix_stock_holds_sku_waits_since_order_id",
                schema: "inventory",
                table: "stock_holds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_holds_backordered",
                schema: "inventory",
                table: "stock_holds");

            migrationBuilder.DropColumn(
                name: "backorder_limit",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "backordered",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "expected_on",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_preorder",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "backordered",
                schema: "inventory",
                table: "stock_holds");

            migrationBuilder.DropColumn(
                name: "waits_since",
                schema: "inventory",
                table: "stock_holds");
        }
    }
}
