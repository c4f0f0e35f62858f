using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.SqlServer
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
                type: "datetimeoffset",
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
