using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Notifications.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notice_settings",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    new_order = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    payment_alert = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    failed_job = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    low_stock = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    check_failed = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    digest_hour = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_settings", x => x.id);
                    table.CheckConstraint("ck_notice_settings_digest_hour", "digest_hour BETWEEN 0 AND 23");
                });

            migrationBuilder.CreateTable(
                name: "staff_notices",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    cause = table.Column<string>(type: "character varying(220)", maxLength: 220, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_wishes",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_wishes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_account_id_kind_sent_at",
                schema: "notifications",
                table: "staff_notices",
                columns: new[] { "account_id", "kind", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_cause_account_id",
                schema: "notifications",
                table: "staff_notices",
                columns: new[] { "cause", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_asked_at",
                schema: "notifications",
                table: "stock_wishes",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_email_key_sku",
                schema: "notifications",
                table: "stock_wishes",
                columns: new[] { "email_key", "sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_secret_hash",
                schema: "notifications",
                table: "stock_wishes",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_sku_asked_at",
                schema: "notifications",
                table: "stock_wishes",
                columns: new[] { "sku", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_settings",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "staff_notices",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "stock_wishes",
                schema: "notifications");
        }
    }
}
