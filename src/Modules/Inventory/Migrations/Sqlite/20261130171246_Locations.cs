using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Inventory.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Locations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_movements_delta",
                schema: "inventory",
                table: "stock_movements");

            migrationBuilder.AddColumn<Guid>(
                name: "location_id",
                schema: "inventory",
                table: "stock_movements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "elsewhere",
                schema: "inventory",
                table: "stock_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "locations",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    serves = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    takes_returns = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_locations", x => x.id);
                    table.CheckConstraint("ck_locations_priority", "priority >= 1");
                });

            migrationBuilder.CreateTable(
                name: "stock_at_locations",
                schema: "inventory",
                columns: table => new
                {
                    sku = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_at_locations", x => new { x.sku, x.location_id });
                    table.CheckConstraint("ck_stock_at_locations_units", "units >= 0");
                });

            migrationBuilder.CreateTable(
                name: "stock_counts",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    opened_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_counts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transfers",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    expected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfers", x => x.id);
                    table.CheckConstraint("ck_transfers_way", "from_id <> to_id");
                });

            migrationBuilder.CreateTable(
                name: "stock_count_lines",
                schema: "inventory",
                columns: table => new
                {
                    count_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: false),
                    counted = table.Column<int>(type: "INTEGER", nullable: true),
                    booked = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_count_lines", x => new { x.count_id, x.sku });
                    table.CheckConstraint("ck_stock_count_lines_counted", "counted >= 0 AND expected >= 0");
                    table.ForeignKey(
                        name: "fk_stock_count_lines_stock_counts_count_id",
                        column: x => x.count_id,
                        principalSchema: "inventory",
                        principalTable: "stock_counts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "transfer_lines",
                schema: "inventory",
                columns: table => new
                {
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    written_off = table.Column<int>(type: "INTEGER", nullable: false),
                    came_back = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_lines", x => new { x.transfer_id, x.sku });
                    table.CheckConstraint("ck_transfer_lines_quantity", "quantity >= 1 AND received >= 0 AND written_off >= 0 AND came_back >= 0 AND received + written_off + came_back <= quantity");
                    table.ForeignKey(
                        name: "fk_transfer_lines_transfers_transfer_id",
                        column: x => x.transfer_id,
                        principalSchema: "inventory",
                        principalTable: "transfers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_movements_delta",
                schema: "inventory",
                table: "stock_movements",
                sql: "(kind IN ('Adjusted', 'Moved') AND delta <> 0) OR (kind IN ('Received', 'Returned') AND delta > 0) OR (kind = 'Shipped' AND delta < 0)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_items_elsewhere",
                schema: "inventory",
                table: "stock_items",
                sql: "elsewhere >= 0 AND elsewhere <= on_hand");

            migrationBuilder.CreateIndex(
                name: "ix_locations_code",
                schema: "inventory",
                table: "locations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_at_locations_location_id_sku",
                schema: "inventory",
                table: "stock_at_locations",
                columns: new[] { "location_id", "sku" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_counts_location_id",
                schema: "inventory",
                table: "stock_counts",
                column: "location_id",
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_stock_counts_opened_at_id",
                schema: "inventory",
                table: "stock_counts",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_sku",
                schema: "inventory",
                table: "transfer_lines",
                column: "sku");

            migrationBuilder.CreateIndex(
                name: "ix_transfers_created_at_id",
                schema: "inventory",
                table: "transfers",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfers_state_created_at_id",
                schema: "inventory",
                table: "transfers",
                columns: new[] { "state", "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "locations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_at_locations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_count_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "transfer_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_counts",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "transfers",
                schema: "inventory");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_movements_delta",
                schema: "inventory",
                table: "stock_movements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_items_elsewhere",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "location_id",
                schema: "inventory",
                table: "stock_movements");

            migrationBuilder.DropColumn(
                name: "elsewhere",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_movements_delta",
                schema: "inventory",
                table: "stock_movements",
                sql: "(kind = 'Adjusted' AND delta <> 0) OR (kind IN ('Received', 'Returned') AND delta > 0) OR (kind = 'Shipped' AND delta < 0)");
        }
    }
}
