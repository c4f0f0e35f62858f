using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Inventory;

internal sealed class InventoryDbContext(DbContextOptions<InventoryDbContext> options) : ModuleDbContext(options, "inventory")
{
    public DbSet<StockItem> StockItems => Set<StockItem>();
    public DbSet<StockMovement> Movements => Set<StockMovement>();
    public DbSet<StockHold> Holds => Set<StockHold>();
    public DbSet<ShippedParcel> Parcels => Set<ShippedParcel>();

    /// <summary>
    /// Wakes the streams that show this SKU, and publishes when its availability crossed zero or came down to its threshold; all with the commit.
    /// </summary>
    public void PublishAvailability(StockItem item, int before)
    {
        if (item.Available == before) return;
        Notify(StockItem.Topic(item.Sku));
        if (item.Available > 0 != before > 0) this.Publish(new AvailabilityCrossedZero(item.Sku, item.Available > 0, item.Version));
        var threshold = item.LowStockThreshold ?? this.GetService<StockSettings>().LowStock;
        if (before > threshold && item.Available <= threshold)
            this.Publish(new StockRanLow(item.Sku, item.Available, threshold, item.Version, this.GetService<TimeProvider>().GetUtcNow()));
    }

    /// <summary>A page of a SKU's ledger, newest first.</summary>
    public async Task<PagedResult<T>> LedgerAsync<T>(string sku, PageRequest page, Func<StockMovement, T> item, CancellationToken ct)
    {
        var ledger = Movements.AsNoTracking().Where(m => m.Sku == sku);
        if (page.After<int>() is { } last) ledger = ledger.Where(m => m.StockVersion < last);
        return page.ToResult(await ledger.OrderByDescending(m => m.StockVersion).Take(page.Take).ToListAsync(ct), m => m.StockVersion, item);
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<StockItem>(e =>
        {
            e.ToTable("stock_items", t =>
            {
                t.HasCheckConstraint("ck_stock_items_on_hand", "on_hand >= 0");
                t.HasCheckConstraint("ck_stock_items_held", "held >= 0 AND held <= on_hand");
                t.HasCheckConstraint("ck_stock_items_low_stock_threshold", "low_stock_threshold >= 0");
            });
            e.Property(i => i.Sku).HasMaxLength(64);
            e.HasIndex(i => i.Sku).IsUnique();
        });
        model.Entity<StockMovement>(e =>
        {
            e.ToTable("stock_movements", t =>
            {
                t.HasCheckConstraint("ck_stock_movements_balance", "balance >= 0");
                t.HasCheckConstraint("ck_stock_movements_delta",
                    "(kind = 'Adjusted' AND delta <> 0) OR (kind IN ('Received', 'Returned') AND delta > 0) OR (kind = 'Shipped' AND delta < 0)");
            });
            e.HasKey(m => new { m.Sku, m.StockVersion });
            e.Property(m => m.Sku).HasMaxLength(64);
            e.Property(m => m.Kind).HasMaxLength(10).HasConversion<string>();
            e.Property(m => m.Reason).HasMaxLength(300);
            e.Property(m => m.Reference).HasMaxLength(64);
            e.Property(m => m.Actor).HasMaxLength(256);
            e.HasIndex(m => new { m.Reference, m.Sku });
        });
        model.Entity<StockHold>(e =>
        {
            e.ToTable("stock_holds", t =>
            {
                t.HasCheckConstraint("ck_stock_holds_quantity", "quantity >= 1");
                t.HasCheckConstraint("ck_stock_holds_shipped_quantity", "shipped_quantity >= 0 AND shipped_quantity <= quantity");
                t.HasCheckConstraint("ck_stock_holds_expires_at", "(state = 'Live' AND expires_at IS NOT NULL) OR (state <> 'Live' AND expires_at IS NULL)");
            });
            e.HasKey(h => new { h.OrderId, h.Sku });
            e.Property(h => h.Sku).HasMaxLength(64);
            // Shipping, releasing and keeping race for one hold: whoever changes it second starts over.
            e.Property(h => h.State).HasMaxLength(10).HasConversion<string>().IsConcurrencyToken();
            // Of two parcels with the same goods the second one counts on from the first.
            e.Property(h => h.ShippedQuantity).IsConcurrencyToken();
            e.Ignore(h => h.Left);
            e.HasIndex(h => h.ExpiresAt).HasFilter("expires_at IS NOT NULL");
            e.HasIndex(h => h.Sku);
        });
        model.Entity<ShippedParcel>(e =>
        {
            e.ToTable("shipped_parcels");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasIndex(p => p.OrderId);
        });
    }
}
