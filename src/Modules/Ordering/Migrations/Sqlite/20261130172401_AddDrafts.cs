using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class AddDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "drafts",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    quote = table.Column<string>(type: "TEXT", nullable: false),
                    shipping_option_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    link_round = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    orders = table.Column<int>(type: "INTEGER", nullable: false),
                    happenings = table.Column<int>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                    table.CheckConstraint("ck_drafts_total", "total >= 0");
                });

            migrationBuilder.CreateTable(
                name: "drafts_history",
                schema: "ordering",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts_history", x => new { x.draft_id, x.number });
                    table.ForeignKey(
                        name: "fk_drafts_history_drafts_draft_id",
                        column: x => x.draft_id,
                        principalSchema: "ordering",
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drafts_links",
                schema: "ordering",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts_links", x => x.hash);
                    table.ForeignKey(
                        name: "fk_drafts_links_drafts_draft_id",
                        column: x => x.draft_id,
                        principalSchema: "ordering",
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_created_at_id",
                schema: "ordering",
                table: "drafts",
                columns: new[] { "created_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_drafts_number",
                schema: "ordering",
                table: "drafts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drafts_order_id",
                schema: "ordering",
                table: "drafts",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_status_created_at_id",
                schema: "ordering",
                table: "drafts",
                columns: new[] { "status", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_links_draft_id",
                schema: "ordering",
                table: "drafts_links",
                column: "draft_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafts_history",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "drafts_links",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "drafts",
                schema: "ordering");
        }
    }
}
