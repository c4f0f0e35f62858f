using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    what = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    details = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    client = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    secret = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    second_factor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    credential_id = table.Column<string>(type: "nvarchar(1400)", maxLength: 1400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    public_key = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => x.id)
                        .Annotation("SqlServer:Clustered", false);
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
                    second_factor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    row_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.second_factor_id, x.hash })
                        .Annotation("SqlServer:Clustered", false);
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
                name: "ix_audit_entries_row_no",
                schema: "customers",
                table: "audit_entries",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_row_no",
                schema: "customers",
                table: "passkeys",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_second_factor_id",
                schema: "customers",
                table: "passkeys",
                column: "second_factor_id");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_codes_row_no",
                schema: "customers",
                table: "recovery_codes",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_second_factors_row_no",
                schema: "customers",
                table: "second_factors",
                column: "row_no",
                unique: true)
                .Annotation("SqlServer:Clustered", true);
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
