using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Catalog.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class PicturesAndImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "imports",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    lines = table.Column<int>(type: "int", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    state = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    created = table.Column<int>(type: "int", nullable: false),
                    updated = table.Column<int>(type: "int", nullable: false),
                    rejected = table.Column<int>(type: "int", nullable: false),
                    failure = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "picture_files",
                schema: "catalog",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    content_type = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_files", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "import_files",
                schema: "catalog",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_files", x => x.import_id);
                    table.ForeignKey(
                        name: "fk_import_files_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "catalog",
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_rejections",
                schema: "catalog",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    line = table.Column<int>(type: "int", nullable: false),
                    error = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_rejections", x => new { x.import_id, x.line });
                    table.ForeignKey(
                        name: "fk_import_rejections_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "catalog",
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_imports_created_at_id",
                schema: "catalog",
                table: "imports",
                columns: new[] { "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_files",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "import_rejections",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "picture_files",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "catalog");
        }
    }
}
