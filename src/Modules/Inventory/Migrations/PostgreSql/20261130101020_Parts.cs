using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Parts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "shipped_quantity",
                schema: "inventory",
                table: "stock_holds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "shipped_parcels",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipped_parcels", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_holds_shipped_quantity",
                schema: "inventory",
                table: "stock_holds",
                sql: "shipped_quantity >= 0 AND shipped_quantity <= quantity");

            migrationBuilder.CreateIndex(
                name: "ix_shipped_parcels_order_id",
                schema: "inventory",
                table: "shipped_parcels",
                column: "order_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shipped_parcels",
                schema: "inventory");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_holds_shipped_quantity",
                schema: "inventory",
                table: "stock_holds");

            migrationBuilder.DropColumn(
                name: "shipped_quantity",
                schema: "inventory",
                table: "stock_holds");
        }
    }
}
