using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class DraftsInLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "line_count",
                schema: "ordering",
                table: "drafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "ordering",
                table: "drafts",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                UPDATE drafts SET name = COALESCE(substr(json_extract(quote, '$.shipTo.name'), 1, 100), ''),
                    line_count = json_array_length(quote, '$.lines')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "line_count",
                schema: "ordering",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "name",
                schema: "ordering",
                table: "drafts");
        }
    }
}
