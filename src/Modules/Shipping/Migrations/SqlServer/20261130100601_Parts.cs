using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClickCart.Shipping.Migrations.SqlServer
{
    /// <inheritdoc />
    internal sealed partial class Parts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.AddColumn<bool>(
                name: "is_partial",
                schema: "shipping",
                table: "shipments",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "packed_by",
                schema: "shipping",
                table: "shipments",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "part",
                schema: "shipping",
                table: "shipments",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "voided_by",
                schema: "shipping",
                table: "shipments",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id_part",
                schema: "shipping",
                table: "shipments",
                columns: new[] { "order_id", "part" },
                unique: true,
                filter: "state <> 'Cancelled' AND state <> 'Failed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id_part",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "is_partial",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "packed_by",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "part",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "voided_by",
                schema: "shipping",
                table: "shipments");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                schema: "shipping",
                table: "shipments",
                column: "order_id",
                unique: true,
                filter: "state <> 'Cancelled' AND state <> 'Failed'");
        }
    }
}
