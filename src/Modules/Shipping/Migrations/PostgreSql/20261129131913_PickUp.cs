using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class PickUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments",
                sql: "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR carrier = 'Pick-up' OR (tracking_code IS NOT NULL AND carrier_shipment_id IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_shipments_label",
                schema: "shipping",
                table: "shipments",
                sql: "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR (tracking_code IS NOT NULL AND label_url IS NOT NULL AND carrier_shipment_id IS NOT NULL)");
        }
    }
}
