using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
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
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "keeps_card",
                schema: "payments",
                table: "payments",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "session",
                schema: "payments",
                table: "payment_attempts",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "cardholders",
                schema: "payments",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    gateway_id = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cardholders", x => x.account_id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "saved_cards",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    brand = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    last4 = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    exp_month = table.Column<int>(type: "int", nullable: false),
                    exp_year = table.Column<int>(type: "int", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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
                filter: "[gateway_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cardholders_row_no",
                schema: "payments",
                table: "cardholders",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

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
