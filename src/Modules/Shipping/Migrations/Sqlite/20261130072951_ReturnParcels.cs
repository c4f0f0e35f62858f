using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class ReturnParcels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "return_parcels",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    weight_grams = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    contents = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    carrier_shipment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    tracker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    tracking_code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    label_price = table.Column<long>(type: "INTEGER", nullable: true),
                    label_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    problem = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ask_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_city = table.Column<string>(type: "TEXT", nullable: false),
                    customer_country = table.Column<string>(type: "TEXT", nullable: false),
                    customer_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    customer_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    customer_name = table.Column<string>(type: "TEXT", nullable: false),
                    customer_phone = table.Column<string>(type: "TEXT", nullable: true),
                    customer_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    customer_region = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_parcels", x => x.id);
                    table.CheckConstraint("ck_return_parcels_weight", "weight_grams > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_return_parcels_ask_at",
                schema: "shipping",
                table: "return_parcels",
                column: "ask_at",
                filter: "ask_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_return_parcels_carrier_shipment_id",
                schema: "shipping",
                table: "return_parcels",
                column: "carrier_shipment_id",
                unique: true,
                filter: "carrier_shipment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_return_parcels_order_id",
                schema: "shipping",
                table: "return_parcels",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_parcels_tracking_code",
                schema: "shipping",
                table: "return_parcels",
                column: "tracking_code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "return_parcels",
                schema: "shipping");
        }
    }
}
