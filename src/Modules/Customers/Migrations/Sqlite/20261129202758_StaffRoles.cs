using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class StaffRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_role",
                schema: "customers",
                table: "accounts");

            migrationBuilder.CreateTable(
                name: "roles",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    permissions = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    refund_limits = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_roles_key",
                schema: "customers",
                table: "roles",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "roles",
                schema: "customers");

            migrationBuilder.AddCheckConstraint(
                name: "ck_accounts_role",
                schema: "customers",
                table: "accounts",
                sql: "role IN ('customer', 'support', 'admin')");
        }
    }
}
