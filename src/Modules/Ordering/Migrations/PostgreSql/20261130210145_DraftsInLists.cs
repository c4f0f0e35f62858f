using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.PostgreSql
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "ordering",
                table: "drafts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                UPDATE ordering.drafts SET name = COALESCE(left(quote::jsonb -> 'shipTo' ->> 'name', 100), ''),
                    line_count = jsonb_array_length(quote::jsonb -> 'lines')
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
