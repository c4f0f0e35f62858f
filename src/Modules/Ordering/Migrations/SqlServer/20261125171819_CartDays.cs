using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class CartDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "used_on",
                schema: "ordering",
                table: "carts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // What is there already has its day, too.
            migrationBuilder.Sql("UPDATE [ordering].[carts] SET [used_on] = DATEDIFF(day, '0001-01-01', SWITCHOFFSET([used_at], 0));");

            migrationBuilder.CreateTable(
                name: "forgotten_carts",
                schema: "ordering",
                columns: table => new
                {
                    day = table.Column<int>(type: "int", nullable: false),
                    carts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forgotten_carts", x => x.day);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forgotten_carts",
                schema: "ordering");

            migrationBuilder.DropColumn(
                name: "used_on",
                schema: "ordering",
                table: "carts");
        }
    }
}
