using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class AddExchanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "exchange_id",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "goes_back_as",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "of_order",
                schema: "payments",
                table: "credits",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_credits_exchange_id",
                schema: "payments",
                table: "credits",
                column: "exchange_id",
                unique: true,
                filter: "[exchange_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credits_of_order",
                schema: "payments",
                table: "credits",
                column: "of_order",
                filter: "[of_order] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_credits_exchange_id",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropIndex(
                name: "ix_credits_of_order",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "exchange_id",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "goes_back_as",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "of_order",
                schema: "payments",
                table: "credits");
        }
    }
}
