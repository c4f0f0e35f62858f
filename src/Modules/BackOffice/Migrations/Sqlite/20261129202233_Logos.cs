using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.BackOffice.Migrations.Sqlite
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
                    hash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: false),
                    icon = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
