using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class OrderEdits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "for_change",
                schema: "payments",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "changed",
                schema: "payments",
                table: "payments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "for_change",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "changed",
                schema: "payments",
                table: "payments");
        }
    }
}
