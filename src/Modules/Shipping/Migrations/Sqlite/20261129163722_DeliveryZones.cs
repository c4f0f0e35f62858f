using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class DeliveryZones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "shipping",
                table: "shipments",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE shipments SET kind = CASE WHEN carrier = 'Pick-up' THEN 'PickUp' ELSE 'Carrier' END");

            migrationBuilder.CreateTable(
                name: "boxes",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    empty_grams = table.Column<int>(type: "INTEGER", nullable: false),
                    most_grams = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boxes", x => x.id);
                    table.CheckConstraint("ck_boxes_grams", "empty_grams >= 0 AND most_grams > empty_grams");
                });

            migrationBuilder.CreateTable(
                name: "zones",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    methods = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments",
                sql: "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR kind <> 'Carrier' OR (tracking_code IS NOT NULL AND carrier_shipment_id IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_boxes_name",
                schema: "shipping",
                table: "boxes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_zones_name",
                schema: "shipping",
                table: "zones",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "boxes",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "zones",
                schema: "shipping");

            migrationBuilder.DropCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments",
                sql: "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR carrier = 'Pick-up' OR (tracking_code IS NOT NULL AND carrier_shipment_id IS NOT NULL)");
        }
    }
}
