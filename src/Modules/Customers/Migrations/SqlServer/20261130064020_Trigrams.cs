using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Customers.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class Trigrams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTrigramIndex("customers", "accounts", "search_key");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTrigramIndex("customers", "accounts", "search_key");
    }
}
