using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class PackingAndHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kept_back_by",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_back_for",
                schema: "ordering",
                table: "orders",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "packed_at",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "packing_since",
                schema: "ordering",
                table: "orders",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_back_by",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "kept_back_for",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "packed_at",
                schema: "ordering",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "packing_since",
                schema: "ordering",
                table: "orders");
        }
    }
}
