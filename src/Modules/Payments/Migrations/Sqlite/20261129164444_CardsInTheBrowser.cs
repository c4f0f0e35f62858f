using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class CardsInTheBrowser : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "account_id",
                schema: "payments",
                table: "payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "keeps_card",
                schema: "payments",
                table: "payments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "session",
                schema: "payments",
                table: "payment_attempts",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cardholders",
                schema: "payments",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    gateway_id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cardholders", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "saved_cards",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last4 = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    exp_month = table.Column<int>(type: "INTEGER", nullable: false),
                    exp_year = table.Column<int>(type: "INTEGER", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_cards", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cardholders_gateway_id",
                schema: "payments",
                table: "cardholders",
                column: "gateway_id",
                unique: true,
                filter: "gateway_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_saved_cards_account_id",
                schema: "payments",
                table: "saved_cards",
                column: "account_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cardholders",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "saved_cards",
                schema: "payments");

            migrationBuilder.DropColumn(
                name: "account_id",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "keeps_card",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "session",
                schema: "payments",
                table: "payment_attempts");
        }
    }
}
