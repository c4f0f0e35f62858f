using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "changed",
                schema: "payments",
                table: "payments",
                type: "bigint",
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
