using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class AuditByActor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id",
                schema: "customers",
                table: "audit_entries",
                columns: new[] { "actor", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_entries_actor_id",
                schema: "customers",
                table: "audit_entries");
        }
    }
}
