using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "ordering",
                table: "drafts",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.Sql(
                """
                UPDATE ordering.drafts SET name = COALESCE(LEFT(JSON_VALUE(quote, '$.shipTo.name'), 100), ''),
                    line_count = (SELECT COUNT(*) FROM OPENJSON(quote, '$.lines'))
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
