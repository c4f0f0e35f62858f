using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.BackOffice.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Logos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "logos",
                schema: "backoffice",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    picture = table.Column<byte[]>(type: "bytea", nullable: false),
                    icon = table.Column<byte[]>(type: "bytea", nullable: false),
                    actor = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_logos", x => x.hash);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "logos",
                schema: "backoffice");
        }
    }
}
