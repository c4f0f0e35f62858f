using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What is there already has its day, too.
            migrationBuilder.Sql("UPDATE carts SET used_on = used_at / 86400000000 + 719162;");

            migrationBuilder.CreateTable(
                name: "forgotten_carts",
                schema: "ordering",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    carts = table.Column<int>(type: "INTEGER", nullable: false)
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
