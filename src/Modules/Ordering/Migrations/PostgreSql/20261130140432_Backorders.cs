using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Backorders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "backordered",
                schema: "ordering",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_on",
                schema: "ordering",
                table: "order_lines",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_backordered",
                schema: "ordering",
                table: "order_lines",
                column: "order_id",
                filter: "backordered > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_backordered",
                schema: "ordering",
                table: "order_lines",
                sql: "backordered >= 0 AND backordered <= quantity");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_order_lines_backordered",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_backordered",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "backordered",
                schema: "ordering",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "expected_on",
                schema: "ordering",
                table: "order_lines");
        }
    }
}
