using System.Text.Json;
using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Orders;
using ClickCart.Ordering.Returns;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClickCart.Ordering;

internal sealed class OrderingDbContext(DbContextOptions<OrderingDbContext> options) : ModuleDbContext(options, "ordering")
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Line> Lines => Set<Line>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<DeliveryCorrection> Corrections => Set<DeliveryCorrection>();
    public DbSet<OrderEdit> Edits => Set<OrderEdit>();
    public DbSet<OrderTag> Tags => Set<OrderTag>();
    public DbSet<Cart> Carts => Set<Cart>();
    public DbSet<ForgottenCarts> ForgottenCarts => Set<ForgottenCarts>();

    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceCounter> InvoiceCounters => Set<InvoiceCounter>();

    public DbSet<BulkAction> BulkActions => Set<BulkAction>();
    public DbSet<BulkItem> BulkItems => Set<BulkItem>();

    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<PaymentLink> PaymentLinks => Set<PaymentLink>();

    public DbSet<Return> Returns => Set<Return>();
    public DbSet<ReturnPhoto> ReturnPhotos => Set<ReturnPhoto>();

    private OrderingQueries Queries => this.GetService<OrderingQueries>();

    /// <summary>The order with its lines, shipments and corrections, to be changed.</summary>
    public Task<Order?> FindOrderAsync(Guid id, CancellationToken ct) => Queries.OrderToChange(this, id, ct);

    /// <summary>The same, with the words that staff put on it.</summary>
    public async Task<Order?> FindTaggedOrderAsync(Guid id, CancellationToken ct)
    {
        if (await FindOrderAsync(id, ct) is not { } order) return null;
        await Entry(order).Collection(o => o.Tags).LoadAsync(ct);
        return order;
    }

    /// <summary>The words on these orders, by order; those without any are missing.</summary>
    public async Task<ILookup<Guid, string>> TagsOfAsync(IReadOnlyCollection<Guid> orders, CancellationToken ct) =>
        (await Tags.AsNoTracking().Where(t => orders.Contains(t.OrderId)).OrderBy(t => t.Tag).ToListAsync(ct)).ToLookup(t => t.OrderId, t => t.Tag);

    /// <summary>The order, only to be shown.</summary>
    public Task<Order?> ReadOrderAsync(Guid id, CancellationToken ct) => Queries.OrderToShow(this, id, ct);

    public Task<bool> IsOrderedAsync(Guid quoteId, CancellationToken ct) => Queries.IsOrdered(this, quoteId, ct);

    /// <summary>The cart of that secret, whoever uses it, to be changed.</summary>
    public Task<Cart?> FindCartAsync(string secret, CancellationToken ct) => Queries.CartToChange(this, secret, ct);

    /// <summary>The same where the caller may use it, only to be shown.</summary>
    public async Task<Cart?> ReadCartAsync(string secret, ICaller caller, CancellationToken ct) =>
        await Queries.CartToShow(this, secret, ct) is { } cart && cart.OpensTo(caller.AccountId) ? cart : null;

    /// <summary>The order's timeline, oldest first, only to be shown; notes of staff only when asked for.</summary>
    public Task<List<TimelineEntry>> ReadTimelineAsync(Guid orderId, bool forStaff, CancellationToken ct) =>
        Timeline.AsNoTracking().Where(t => t.OrderId == orderId && (forStaff || !t.StaffOnly)).OrderBy(t => t.Number).ToListAsync(ct);

    /// <summary>How an order was changed, oldest first, for staff; null where it was not.</summary>
    public async Task<OrderResponse.EditResponse[]?> ReadEditsAsync(Order order, CancellationToken ct) => order.EditCount == 0 ? null
        : [.. (await Edits.AsNoTracking().Where(e => e.OrderId == order.Id).OrderBy(e => e.Number).ToListAsync(ct)).Select(OrderResponse.EditResponse.Of)];

    /// <summary>Does to an order what an event says of it, and publishes what comes of that. Not yet, while the order itself has not come.</summary>
    public async Task<Result> FollowAsync(Guid orderId, Func<Order, DateTimeOffset, Result> change, CancellationToken ct)
    {
        if (await FindOrderAsync(orderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        if (change(order, Order.Time(this.GetService<TimeProvider>())).Error is { } refused) return refused;
        PublishEvents(order);
        return Result.Success;
    }

    /// <summary>Publishes the order's events and wakes its live streams, both with the commit.</summary>
    public void PublishEvents(Order order)
    {
        foreach (var @event in order.Events) this.Publish(@event);
        order.ClearEvents();
        Notify(Topic(order.Id));
    }

    /// <summary>A return with its order and all other returns of that, to be changed; null where there is none.</summary>
    public async Task<ReturnCase?> FindReturnAsync(Guid id, CancellationToken ct)
    {
        if (await Returns.Where(r => r.Id == id).Select(r => (Guid?)r.OrderId).FirstOrDefaultAsync(ct) is not { } orderId) return null;
        var (order, all) = ((await FindOrderAsync(orderId, ct))!, await ReturnsOfAsync(orderId, ct));
        return new(order, all.Single(r => r.Id == id), [.. all.Where(r => r.Id != id)]);
    }

    /// <summary>All returns of an order, oldest first, to be changed.</summary>
    public Task<List<Return>> ReturnsOfAsync(Guid orderId, CancellationToken ct) => Returns.Include(r => r.Lines).Include(r => r.Receipts).AsSplitQuery()
        .Where(r => r.OrderId == orderId).OrderBy(r => r.Sequence).ToListAsync(ct);

    /// <summary>The same, only to be shown.</summary>
    public Task<List<Return>> ReadReturnsOfAsync(Guid orderId, CancellationToken ct) => Returns.AsNoTracking().Include(r => r.Lines).Include(r => r.Receipts)
        .AsSplitQuery().Where(r => r.OrderId == orderId).OrderBy(r => r.Sequence).ToListAsync(ct);

    /// <summary>The return that a refund was decided for; null where it is an ordinary one.</summary>
    public Task<Guid?> ReturnOfRefundAsync(Guid refundId, CancellationToken ct) =>
        Returns.Where(r => r.RefundId == refundId).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);

    /// <summary>When the order was delivered, or the latest part of it; null where nothing was.</summary>
    public async Task<DateTimeOffset?> DeliveredAtAsync(Guid orderId, CancellationToken ct) =>
        await Timeline.Where(t => t.OrderId == orderId
                && (t.What == TimelineEventKind.ShipmentDelivered || t.What == TimelineEventKind.ShipmentDeliveredInPart))
            .OrderByDescending(t => t.Number).Select(t => (DateTimeOffset?)t.At).FirstOrDefaultAsync(ct);

    /// <summary>Publishes what the order and its return have to tell, and wakes the order's live streams, both with the commit.</summary>
    public void PublishEvents(Order order, Return about)
    {
        foreach (var @event in about.Events) this.Publish(@event);
        about.ClearEvents();
        PublishEvents(order);
    }

    /// <summary>Does to a return what an event says of it, and publishes what comes of that. One that is not known is somebody else's.</summary>
    public async Task<Result> FollowReturnAsync(Guid? id, Action<ReturnCase, DateTimeOffset> change, CancellationToken ct)
    {
        if (id is not { } known || await FindReturnAsync(known, ct) is not { } found) return Result.Success;
        change(found, Order.Time(this.GetService<TimeProvider>()));
        PublishEvents(found.Order, found.Return);
        return Result.Success;
    }

    /// <summary>What live streams of an order watch.</summary>
    public static string Topic(Guid orderId) => $"order/{orderId}";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Order>(e =>
        {
            e.ToTable("orders", t =>
            {
                t.HasCheckConstraint("ck_orders_total", "total = subtotal - discount + shipping + tax");
                t.HasCheckConstraint("ck_orders_discount", "discount >= 0 AND discount <= subtotal");
                t.HasCheckConstraint("ck_orders_amounts", "total >= 0 AND shipping >= 0 AND tax >= shipping_tax AND shipping_tax >= 0");
                t.HasCheckConstraint("ck_orders_refunded", "refunded >= 0 AND refunded <= total");
            });
            e.Property(o => o.Status).HasConversion<string>().HasMaxLength(24);
            e.Property(o => o.PaymentStatus).HasConversion<string>().HasMaxLength(24);
            e.Property(o => o.FulfilmentStatus).HasConversion<string>().HasMaxLength(24);
            e.ComplexProperty(o => o.ShipTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.ComplexProperty(o => o.BillTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.Ignore(o => o.Hold).Ignore(o => o.Delivery).Ignore(o => o.CreditUsed).Ignore(o => o.ToPay);
            // Always read with their order, and never asked for.
            e.Property(o => o.Credits).HasConversion(
                credits => JsonSerializer.Serialize(credits, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<CreditShare>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<CreditShare>?>((a, b) => a == b, credits => credits == null ? 0 : credits.Count, same => same));
            e.Property(o => o.Promotions).HasConversion(
                promotions => JsonSerializer.Serialize(promotions, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<AppliedPromotion>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<AppliedPromotion>?>((a, b) => a == b, promotions => promotions == null ? 0 : promotions.Count, same => same));
            e.Property(o => o.Taxes).HasConversion(
                taxes => JsonSerializer.Serialize(taxes, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<TaxShare>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<TaxShare>?>(
                    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), taxes => taxes == null ? 0 : taxes.Count, taxes => taxes));
            e.HasIndex(o => o.Number).IsUnique();
            // Without guests' orders: they would all be one account's, which SQLite reads through where it is to find the few of an address.
            e.HasIndex(o => new { o.AccountId, o.CreatedAt, o.Id }).IsDescending(false, true, true).HasFilter("account_id IS NOT NULL");
            e.HasIndex(o => new { o.Status, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.PaymentStatus, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.FulfilmentStatus, o.CreatedAt, o.Id }).IsDescending(false, true, true);
            e.HasIndex(o => new { o.CreatedAt, o.Id }).IsDescending();
            // All that reports and the dashboard read of an order but its country: a year's reports go by this index, past the wide rows.
            e.HasIndex(o => new
            {
                o.Day,
                o.Currency,
                o.Status,
                o.Id,
                o.Total,
                o.Shipping,
                o.ShippingTax,
                o.ShippingTaxIncluded,
                o.ShippingRefunded,
                o.ShippingTaxName,
                o.ShippingTaxRate,
            }).HasDatabaseName("ix_orders_sales");
            e.HasIndex(o => new { o.Email, o.Id });
            e.HasIndex(o => new { o.Total, o.Id });
            // Who ordered without an account, and when.
            e.HasIndex(o => new { o.Email, o.CreatedAt }).HasFilter("account_id IS NULL");
            e.HasIndex(o => new { o.CreatedAt, o.Email }).HasFilter("account_id IS NULL");
            // Few orders wait for somebody, and every page of the back office says how many.
            e.HasIndex(o => o.RefusedAt).HasFilter("refused_at IS NOT NULL");
            e.HasIndex(o => o.KeptBackAt).HasFilter("kept_back_at IS NOT NULL");
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            e.HasMany(o => o.Shipments).WithOne().HasForeignKey(s => s.OrderId);
            e.HasMany(o => o.Timeline).WithOne().HasForeignKey(t => t.OrderId);
            e.HasMany(o => o.Corrections).WithOne().HasForeignKey(c => c.OrderId);
            e.HasMany(o => o.Edits).WithOne().HasForeignKey(x => x.OrderId);
            e.HasMany(o => o.Tags).WithOne().HasForeignKey(t => t.OrderId);
        });
        model.Entity<OrderTag>(e =>
        {
            e.ToTable("tags").HasKey(t => new { t.OrderId, t.Tag });
            e.Property(t => t.Tag).HasMaxLength(OrderTag.Longest);
            // Staff looks for the orders of a tag.
            e.HasIndex(t => new { t.Tag, t.OrderId });
        });
        model.Entity<Line>(e =>
        {
            e.ToTable("order_lines", t =>
            {
                t.HasCheckConstraint("ck_order_lines_total", "total = quantity * unit_price - discount + tax");
                t.HasCheckConstraint("ck_order_lines_quantity", "quantity >= 1 AND discount >= 0");
                t.HasCheckConstraint("ck_order_lines_backordered", "backordered >= 0 AND backordered <= quantity");
            });
            // Few orders wait for goods, and every page of the back office says how many.
            e.HasIndex(l => l.OrderId).HasFilter("backordered > 0").HasDatabaseName("ix_order_lines_backordered");
            e.HasKey(l => new { l.OrderId, l.Number });
            // Staff looks for the orders of a SKU.
            e.HasIndex(l => new { l.Sku, l.OrderId });
            e.Property(l => l.Number).ValueGeneratedNever();
            e.Property(l => l.Sku).HasMaxLength(64);
            e.Property(l => l.Name).HasMaxLength(500);
            e.Property(l => l.Category).HasMaxLength(200);
            e.Property(l => l.TaxName).HasMaxLength(Line.TaxNameLength);
        });
        model.Entity<Shipment>(e =>
        {
            e.ToTable("shipments");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Carrier).HasMaxLength(100);
            e.Property(s => s.Service).HasMaxLength(100);
            e.Property(s => s.TrackingCode).HasMaxLength(100);
            e.Property(s => s.LabelUrl).HasMaxLength(2048);
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(24);
            // Always read with their parcel, and never asked for.
            e.Property(s => s.Lines).HasConversion(
                lines => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<ParcelLine>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<ParcelLine>?>((a, b) => a == b, lines => lines == null ? 0 : lines.Count, same => same));
            e.Ignore(s => s.HasLeft);
        });
        model.Entity<DeliveryCorrection>(e =>
        {
            e.ToTable("delivery_corrections").HasKey(c => new { c.OrderId, c.Number });
            e.Property(c => c.Number).ValueGeneratedNever();
            e.Property(c => c.Actor).HasMaxLength(24);
            e.Property(c => c.ActorName).HasMaxLength(254);
            e.ComplexProperty(c => c.ShipTo, a => a.Property(p => p.PostalCode).IsRequired());
            e.Property(c => c.ShippingOptionId).HasMaxLength(200);
            e.Property(c => c.Carrier).HasMaxLength(100);
            e.Property(c => c.Service).HasMaxLength(100);
            e.Property(c => c.Reason).HasMaxLength(500);
        });
        model.Entity<OrderEdit>(e =>
        {
            // After 'orders', as 'timeline' is.
            e.ToTable("revisions").HasIndex(x => new { x.OrderId, x.Number }).IsUnique();
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Actor).HasMaxLength(24);
            e.Property(x => x.ActorName).HasMaxLength(254);
            e.Property(x => x.Before).HasConversion(Figures);
            e.Property(x => x.After).HasConversion(Figures);
        });
        model.Entity<TimelineEntry>(e =>
        {
            // Writes go by table name: 'timeline' after 'orders', so that of two changes at once the later one fails on the order's version, not on its row.
            e.ToTable("timeline").HasKey(t => new { t.OrderId, t.Number });
            e.Property(t => t.Number).ValueGeneratedNever();
            e.Property(t => t.What).HasConversion<string>().HasMaxLength(40);
            e.Property(t => t.Actor).HasMaxLength(24);
            e.Property(t => t.ActorName).HasMaxLength(254);
            e.Property(t => t.Detail).HasMaxLength(2000);
            e.Property(t => t.Before).HasColumnName("state_before").HasMaxLength(80).HasConversion(s => s!.ToString(), s => OrderState.Parse(s));
            e.Property(t => t.After).HasColumnName("state_after").HasMaxLength(80).HasConversion(s => s.ToString(), s => OrderState.Parse(s));
        });
        InvoiceTables.Map(model);
        ReturnTables.Map(model);
        BulkTables.Map(model);
        DraftTables.Map(model);
        model.Entity<Cart>(e =>
        {
            e.ToTable("carts");
            // One row per cart: a change is one write, and nothing asks for carts by what is in them.
            e.Property(c => c.Items).HasConversion(
                items => JsonSerializer.Serialize(items, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<CartItem>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<CartItem>>((a, b) => a!.SequenceEqual(b!), items => items.Count, items => items));
            e.Ignore(c => c.CouponCodes);
            // Five codes of at most 40 characters, none of which is a blank.
            e.Property(c => c.MoreCodes).HasMaxLength(250).HasConversion(
                codes => string.Join(' ', codes), stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), codes => codes.Count, codes => codes));
            e.HasIndex(c => c.Secret).IsUnique();
            e.HasIndex(c => new { c.AccountId, c.UsedAt }).IsDescending(false, true);
            e.HasIndex(c => c.UsedAt);
        });
        model.Entity<ForgottenCarts>(e =>
        {
            e.ToTable("forgotten_carts").HasKey(f => f.Day);
            e.Property(f => f.Day).ValueGeneratedNever();
        });
    }

    /// <summary>Always read with their change, and never asked for.</summary>
    private static readonly ValueConverter<OrderFigures, string> Figures = new(
        figures => JsonSerializer.Serialize(figures, JsonSerializerOptions.Web),
        stored => JsonSerializer.Deserialize<OrderFigures>(stored, JsonSerializerOptions.Web)!);
}
