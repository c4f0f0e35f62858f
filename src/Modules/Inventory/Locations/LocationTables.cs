using ClickCart.Inventory.Counts;
using ClickCart.Inventory.StockItems;
using ClickCart.Inventory.Transfers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Inventory.Locations;

/// <summary>How locations, what lies there and what goes between them are stored.</summary>
internal static class LocationTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Location>(e =>
        {
            e.ToTable("locations", t => t.HasCheckConstraint("ck_locations_priority", "priority >= 1"));
            e.Property(l => l.Code).HasMaxLength(Location.MaxCodeLength);
            e.Property(l => l.Name).HasMaxLength(Location.MaxNameLength);
            e.Property(l => l.Country).HasMaxLength(2);
            e.Property(l => l.Address).HasMaxLength(Location.MaxAddressLength);
            // Written and read whole.
            e.Property(l => l.Serves).HasMaxLength(1000).HasConversion(
                codes => string.Join(' ', codes), stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), codes => codes.Count, codes => codes));
            e.Ignore(l => l.IsMain);
            e.HasIndex(l => l.Code).IsUnique();
        });
        model.Entity<StockAtLocation>(e =>
        {
            e.ToTable("stock_at_locations", t => t.HasCheckConstraint("ck_stock_at_locations_units", "units >= 0"));
            e.HasKey(s => new { s.Sku, s.LocationId });
            e.Property(s => s.Sku).HasMaxLength(64);
            e.Property(s => s.Units).IsConcurrencyToken();
            e.HasIndex(s => new { s.LocationId, s.Sku });
        });
        model.Entity<Transfer>(e =>
        {
            e.ToTable("transfers", t => t.HasCheckConstraint("ck_transfers_way", "from_id <> to_id"));
            e.Property(t => t.State).HasMaxLength(10).HasConversion<string>();
            e.Property(t => t.Note).HasMaxLength(Transfer.MaxNoteLength);
            e.Property(t => t.CreatedBy).HasMaxLength(256);
            e.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TransferId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(t => t.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
            e.HasIndex(t => new { t.CreatedAt, t.Id });
            e.HasIndex(t => new { t.State, t.CreatedAt, t.Id });
        });
        model.Entity<TransferLine>(e =>
        {
            e.ToTable("transfer_lines", t => t.HasCheckConstraint("ck_transfer_lines_quantity",
                "quantity >= 1 AND received >= 0 AND written_off >= 0 AND came_back >= 0 AND received + written_off + came_back <= quantity"));
            e.HasKey(l => new { l.TransferId, l.Sku });
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Ignore(l => l.InTransit);
            e.HasIndex(l => l.Sku);
        });
        model.Entity<StockCount>(e =>
        {
            e.ToTable("stock_counts");
            e.Property(c => c.State).HasMaxLength(10).HasConversion<string>();
            e.Property(c => c.Note).HasMaxLength(StockCount.MaxNoteLength);
            e.Property(c => c.OpenedBy).HasMaxLength(256);
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CountId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(c => c.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
            // Two counts of the same shelf would both book what is missing there.
            e.HasIndex(c => c.LocationId).IsUnique().HasFilter("state = 'Open'");
            e.HasIndex(c => new { c.OpenedAt, c.Id });
        });
        model.Entity<StockCountLine>(e =>
        {
            e.ToTable("stock_count_lines", t => t.HasCheckConstraint("ck_stock_count_lines_counted", "counted >= 0 AND expected >= 0"));
            e.HasKey(l => new { l.CountId, l.Sku });
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Ignore(l => l.Difference);
        });
    }
}
