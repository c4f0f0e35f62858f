using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class PackingAndHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kept_back_by",
                schema: "ordering",
                table: "orders",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_back_for",
                schema: "ordering",
                table: "orders",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "packed_at",
                schema: "ordering",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "packing_since",
                schema: "ordering",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_back_by",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "kept_back_for",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "packed_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "packing_since",
                schema: "ordering",
                table: "orders");
        }
    }
}
