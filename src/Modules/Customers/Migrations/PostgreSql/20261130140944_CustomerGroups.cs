using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.PostgreSql
{
    /// <inheritdoc />
    internal sealed partial class CustomerGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "customer_group",
                schema: "customers",
                table: "accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_customer_group_created_at_id",
                schema: "customers",
                table: "accounts",
                columns: new[] { "customer_group", "created_at", "id" },
                filter: "customer_group IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_accounts_customer_group_created_at_id",
                schema: "customers",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "customer_group",
                schema: "customers",
                table: "accounts");
        }
    }
}
