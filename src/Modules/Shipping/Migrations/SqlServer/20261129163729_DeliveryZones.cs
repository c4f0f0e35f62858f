using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.SqlServer
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
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.Sql("UPDATE shipping.shipments SET kind = CASE WHEN carrier = 'Pick-up' THEN 'PickUp' ELSE 'Carrier' END");

            migrationBuilder.CreateTable(
                name: "boxes",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    length = table.Column<int>(type: "int", nullable: false),
                    width = table.Column<int>(type: "int", nullable: false),
                    height = table.Column<int>(type: "int", nullable: false),
                    empty_grams = table.Column<int>(type: "int", nullable: false),
                    most_grams = table.Column<int>(type: "int", nullable: false),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boxes", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
                    table.CheckConstraint("ck_boxes_grams", "empty_grams >= 0 AND most_grams > empty_grams");
                });

            migrationBuilder.CreateTable(
                name: "zones",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    places = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    methods = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
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
                name: "ix_boxes_row_no",
                schema: "shipping",
                table: "boxes",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_zones_name",
                schema: "shipping",
                table: "zones",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_zones_row_no",
                schema: "shipping",
                table: "zones",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);
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
