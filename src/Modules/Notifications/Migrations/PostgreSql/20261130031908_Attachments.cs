using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Notifications.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "attachment",
                schema: "notifications",
                table: "mails",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "brings_invoice",
                schema: "notifications",
                table: "mails",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "attachment",
                schema: "notifications",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "brings_invoice",
                schema: "notifications",
                table: "mails");
        }
    }
}
