using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
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
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE shipping.shipments SET kind = CASE WHEN carrier = 'Pick-up' THEN 'PickUp' ELSE 'Carrier' END");

            migrationBuilder.CreateTable(
                name: "boxes",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    empty_grams = table.Column<int>(type: "integer", nullable: false),
                    most_grams = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    places = table.Column<string>(type: "text", nullable: false),
                    methods = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
