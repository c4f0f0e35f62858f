using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.BackOffice.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class ListViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "default_views",
                schema: "backoffice",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    view_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_default_views", x => new { x.account_id, x.list });
                });

            migrationBuilder.CreateTable(
                name: "list_views",
                schema: "backoffice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_views", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_default_views_view_id",
                schema: "backoffice",
                table: "default_views",
                column: "view_id");

            migrationBuilder.CreateIndex(
                name: "ix_list_views_list_is_shared",
                schema: "backoffice",
                table: "list_views",
                columns: new[] { "list", "is_shared" });

            migrationBuilder.CreateIndex(
                name: "ix_list_views_owner_id_list_name",
                schema: "backoffice",
                table: "list_views",
                columns: new[] { "owner_id", "list", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "default_views",
                schema: "backoffice");

            migrationBuilder.DropTable(
                name: "list_views",
                schema: "backoffice");
        }
    }
}
