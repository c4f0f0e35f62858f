using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.BackOffice.Migrations.SqlServer
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
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    list = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    view_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_default_views", x => new { x.account_id, x.list })
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "list_views",
                schema: "backoffice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    list = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    is_shared = table.Column<bool>(type: "bit", nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_views", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "ix_default_views_row_no",
                schema: "backoffice",
                table: "default_views",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

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

            migrationBuilder.CreateIndex(
                name: "ix_list_views_row_no",
                schema: "backoffice",
                table: "list_views",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);
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
