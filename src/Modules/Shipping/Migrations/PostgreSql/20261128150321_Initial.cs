using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "shipping");

            migrationBuilder.CreateTable(
                name: "carrier_events",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    description = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    carrier_shipment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    tracking_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    status = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "shipping",
                columns: table => new
                {
                    scope = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    route = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    request_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.scope, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "shipping",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscriber = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.subscriber });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    subscriber = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    job_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    carrier = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    service = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    weight_grams = table.Column<int>(type: "integer", nullable: false),
                    value_amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    carrier_shipment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    buying_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    empty_offers = table.Column<int>(type: "integer", nullable: false),
                    tracking_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    tracker_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    tracking_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    label_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    label_amount = table.Column<long>(type: "bigint", nullable: true),
                    tracker_status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    cancel_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alert = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ask_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    change_count = table.Column<int>(type: "integer", nullable: false),
                    ship_to_city = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ship_to_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ship_to_line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ship_to_line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ship_to_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ship_to_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ship_to_region = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipments", x => x.id);
                    table.CheckConstraint("ck_shipments_label", "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR (tracking_code IS NOT NULL AND label_url IS NOT NULL AND carrier_shipment_id IS NOT NULL)");
                    table.CheckConstraint("ck_shipments_weight", "weight_grams > 0");
                });

            migrationBuilder.CreateTable(
                name: "work_decisions",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    subscriber = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    verdict = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    actor = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shipment_changes",
                schema: "shipping",
                columns: table => new
                {
                    shipment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    to_state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment_changes", x => new { x.shipment_id, x.number });
                    table.ForeignKey(
                        name: "fk_shipment_changes_shipments_shipment_id",
                        column: x => x.shipment_id,
                        principalSchema: "shipping",
                        principalTable: "shipments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_dead_at",
                schema: "shipping",
                table: "outbox",
                column: "dead_at",
                filter: "dead_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                schema: "shipping",
                table: "outbox",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subject",
                schema: "shipping",
                table: "outbox",
                column: "subject",
                filter: "kind = 'Job'");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_changes_shipment_id_to_state",
                schema: "shipping",
                table: "shipment_changes",
                columns: new[] { "shipment_id", "to_state" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_ask_at",
                schema: "shipping",
                table: "shipments",
                column: "ask_at");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_carrier_shipment_id",
                schema: "shipping",
                table: "shipments",
                column: "carrier_shipment_id",
                unique: true,
                filter: "carrier_shipment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_created_at_id",
                schema: "shipping",
                table: "shipments",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                schema: "shipping",
                table: "shipments",
                column: "order_id",
                unique: true,
                filter: "state <> 'Cancelled' AND state <> 'Failed'");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_state_created_at_id",
                schema: "shipping",
                table: "shipments",
                columns: new[] { "state", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shipments_tracking_code",
                schema: "shipping",
                table: "shipments",
                column: "tracking_code");

            migrationBuilder.CreateIndex(
                name: "ix_work_decisions_at_id",
                schema: "shipping",
                table: "work_decisions",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_decisions_work_id",
                schema: "shipping",
                table: "work_decisions",
                column: "work_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_events",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "shipment_changes",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "work_decisions",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "shipments",
                schema: "shipping");
        }
    }
}
