using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class SecondFactors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "two_factor_enabled",
                schema: "customers",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    details = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    client = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => x.id);
                    table.ForeignKey(
                        name: "fk_second_factors_accounts_id",
                        column: x => x.id,
                        principalSchema: "customers",
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_factor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    credential_id = table.Column<string>(type: "TEXT", maxLength: 1400, nullable: false),
                    public_key = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_passkeys_second_factors_second_factor_id",
                        column: x => x.second_factor_id,
                        principalSchema: "customers",
                        principalTable: "second_factors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "customers",
                columns: table => new
                {
                    second_factor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.second_factor_id, x.hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_second_factors_second_factor_id",
                        column: x => x.second_factor_id,
                        principalSchema: "customers",
                        principalTable: "second_factors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_account_id_at_id",
                schema: "customers",
                table: "audit_entries",
                columns: new[] { "account_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at_id",
                schema: "customers",
                table: "audit_entries",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_second_factor_id",
                schema: "customers",
                table: "passkeys",
                column: "second_factor_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "customers");

            migrationBuilder.DropColumn(
                name: "two_factor_enabled",
                schema: "customers",
                table: "accounts");
        }
    }
}
