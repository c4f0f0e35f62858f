using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class ToShip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "box",
                schema: "shipping",
                table: "shipments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_back_for",
                schema: "shipping",
                table: "shipments",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "label_asked_at",
                schema: "shipping",
                table: "shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "label_asked_by",
                schema: "shipping",
                table: "shipments",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "packing_since",
                schema: "shipping",
                table: "shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "queued_at",
                schema: "shipping",
                table: "shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "weighed_grams",
                schema: "shipping",
                table: "shipments",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_queued_at_id",
                schema: "shipping",
                table: "shipments",
                columns: new[] { "queued_at", "id" },
                filter: "queued_at IS NOT NULL");

            // What waits on the day of the change: its label is bought by the shop itself, as it was before.
            migrationBuilder.Sql(
                "UPDATE shipping.shipments SET queued_at = created_at, label_asked_at = CASE WHEN kind = 'Carrier' THEN created_at END "
                + "WHERE state IN ('Pending', 'Labelled') AND cancel_asked_at IS NULL AND kind <> 'PickUp'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_queued_at_id",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "box",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "kept_back_for",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "label_asked_at",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "label_asked_by",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "packing_since",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "queued_at",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "weighed_grams",
                schema: "shipping",
                table: "shipments");
        }
    }
}
