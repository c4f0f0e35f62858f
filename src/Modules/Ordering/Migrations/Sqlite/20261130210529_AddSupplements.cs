using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Ordering.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class AddSupplements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "supplements",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    difference = table.Column<long>(type: "INTEGER", nullable: false),
                    priced = table.Column<string>(type: "TEXT", nullable: false),
                    gives_discount = table.Column<bool>(type: "INTEGER", nullable: false),
                    edit_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    actor = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    link_expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payment = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    payments = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    action_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    paying_until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id);
                    table.CheckConstraint("ck_supplements_difference", "difference > 0");
                });

            migrationBuilder.CreateTable(
                name: "supplements_links",
                schema: "ordering",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    supplement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements_links", x => x.hash);
                    table.ForeignKey(
                        name: "fk_supplements_links_supplements_supplement_id",
                        column: x => x.supplement_id,
                        principalSchema: "ordering",
                        principalTable: "supplements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_supplements_order_id",
                schema: "ordering",
                table: "supplements",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_order_id1",
                schema: "ordering",
                table: "supplements",
                column: "order_id",
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_payment_id",
                schema: "ordering",
                table: "supplements",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_links_supplement_id",
                schema: "ordering",
                table: "supplements_links",
                column: "supplement_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "supplements_links",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "supplements",
                schema: "ordering");
        }
    }
}
