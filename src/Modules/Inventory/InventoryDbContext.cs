using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Counts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;
using ClickCart.Inventory.Transfers;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Inventory;

internal sealed class InventoryDbContext(DbContextOptions<InventoryDbContext> options) : ModuleDbContext(options, "inventory")
{
    public DbSet<StockItem> StockItems => Set<StockItem>();
    public DbSet<StockMovement> Movements => Set<StockMovement>();
    public DbSet<StockHold> Holds => Set<StockHold>();
    public DbSet<ShippedParcel> Parcels => Set<ShippedParcel>();
    public DbSet<Location> Locations => Set<Location>();
    public DbSet<StockAtLocation> StockAtLocations => Set<StockAtLocation>();
    public DbSet<Transfer> Transfers => Set<Transfer>();
    public DbSet<TransferLine> TransferLines => Set<TransferLine>();
    public DbSet<StockCount> Counts => Set<StockCount>();
    public DbSet<StockCountLine> CountLines => Set<StockCountLine>();

    /// <summary>
    /// Wakes the streams that show this SKU, and publishes when its availability, or whether it can be ordered, crossed zero or it came down to its
    /// threshold; all with the commit.
    /// </summary>
    public void PublishAvailability(StockItem item, StockLevel before)
    {
        if (item.Level == before) return;
        Notify(StockItem.Topic(item.Sku));
        if (item.Available > 0 != before.Available > 0 || item.Level.CanBeOrdered != before.CanBeOrdered)
            this.Publish(new AvailabilityCrossedZero(item.Sku, item.Level.CanBeOrdered, item.Version));
        if (item.Available == before.Available) return;
        var threshold = item.LowStockThreshold ?? this.GetService<StockSettings>().LowStock;
        if (before.Available > threshold && item.Available <= threshold)
            this.Publish(new StockRanLow(item.Sku, item.Available, threshold, item.Version, this.GetService<TimeProvider>().GetUtcNow()));
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var limits = ChangeTracker.Entries<StockItem>().Any(e =>
            e.State is EntityState.Added ? e.Entity.BackorderLimit > 0 : e.Property(i => i.BackorderLimit).IsModified);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (limits) this.GetService<BackorderedSkus>().Forget();
        return rows;
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
                t.HasCheckConstraint("ck_stock_items_elsewhere", "elsewhere >= 0 AND elsewhere <= on_hand");
                t.HasCheckConstraint("ck_stock_items_low_stock_threshold", "low_stock_threshold >= 0");
                t.HasCheckConstraint("ck_stock_items_backordered", "backordered >= 0 AND (backordered = 0 OR held = on_hand)");
                t.HasCheckConstraint("ck_stock_items_backorder_limit", "backorder_limit >= 0");
            });
            e.Ignore(i => i.Level).Ignore(i => i.AtMain);
            // Few SKUs may be ordered before they are there: what is remembered of them is read by it.
            e.HasIndex(i => i.BackorderLimit).HasFilter("backorder_limit > 0");
            e.Property(i => i.Sku).HasMaxLength(64);
            e.HasIndex(i => i.Sku).IsUnique();
        });
        model.Entity<StockMovement>(e =>
        {
            e.ToTable("stock_movements", t =>
            {
                t.HasCheckConstraint("ck_stock_movements_balance", "balance >= 0");
                t.HasCheckConstraint("ck_stock_movements_delta",
                    "(kind IN ('Adjusted', 'Moved') AND delta <> 0) OR (kind IN ('Received', 'Returned') AND delta > 0) OR (kind = 'Shipped' AND delta < 0)");
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
                t.HasCheckConstraint("ck_stock_holds_backordered",
                    "backordered >= 0 AND backordered <= quantity - shipped_quantity AND (backordered = 0 OR waits_since IS NOT NULL)");
            });
            e.HasKey(h => new { h.OrderId, h.Sku });
            e.Property(h => h.Sku).HasMaxLength(64);
            // Shipping, releasing and keeping race for one hold: whoever changes it second starts over.
            e.Property(h => h.State).HasMaxLength(10).HasConversion<string>().IsConcurrencyToken();
            // Of two parcels with the same goods the second one counts on from the first.
            e.Property(h => h.ShippedQuantity).IsConcurrencyToken();
            // Goods that arrive meanwhile are given to it once.
            e.Property(h => h.Backordered).IsConcurrencyToken();
            e.Ignore(h => h.Left).Ignore(h => h.There);
            // Whoever waits longest is served first.
            e.HasIndex(h => new { h.Sku, h.WaitsSince, h.OrderId }).HasFilter("backordered > 0");
            e.HasIndex(h => h.ExpiresAt).HasFilter("expires_at IS NOT NULL");
            e.HasIndex(h => h.Sku);
        });
        model.Entity<ShippedParcel>(e =>
        {
            e.ToTable("shipped_parcels");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasIndex(p => p.OrderId);
        });
        LocationTables.Map(model);
    }
}
