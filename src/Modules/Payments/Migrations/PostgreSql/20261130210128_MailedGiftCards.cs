using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class MailedGiftCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "mailings",
                schema: "payments",
                table: "credits",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "message",
                schema: "payments",
                table: "credits",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "mailings",
                schema: "payments",
                table: "credits");

            migrationBuilder.DropColumn(
                name: "message",
                schema: "payments",
                table: "credits");
        }
    }
}
