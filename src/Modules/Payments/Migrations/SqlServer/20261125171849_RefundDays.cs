using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Payments.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class RefundDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "day",
                schema: "payments",
                table: "refunds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // What is there already has its day, too.
            migrationBuilder.Sql("UPDATE [payments].[refunds] SET [day] = DATEDIFF(day, '0001-01-01', SWITCHOFFSET([at], 0));");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_day",
                schema: "payments",
                table: "refunds",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_refunds_day",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "day",
                schema: "payments",
                table: "refunds");
        }
    }
}
