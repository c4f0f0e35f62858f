using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.PostgreSql
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "keeps_card",
                schema: "payments",
                table: "payments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "session",
                schema: "payments",
                table: "payment_attempts",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cardholders",
                schema: "payments",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    gateway_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true)
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
                    id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    brand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    exp_month = table.Column<int>(type: "integer", nullable: false),
                    exp_year = table.Column<int>(type: "integer", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
