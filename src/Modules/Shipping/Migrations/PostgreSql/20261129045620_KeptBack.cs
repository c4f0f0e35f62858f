using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class KeptBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "kept_back_at",
                schema: "shipping",
                table: "shipments",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_back_at",
                schema: "shipping",
                table: "shipments");
        }
    }
}
