using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Orders;
using ClickCart.Ordering.Returns;
using ClickCart.Ordering.Supplements;
using Microsoft.EntityFrameworkCore.Infrastructure;

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

    public DbSet<Supplement> Supplements => Set<Supplement>();
    public DbSet<SupplementLink> SupplementLinks => Set<SupplementLink>();

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

    /// <summary>The same of a supplement.</summary>
    public void PublishEvents(Order order, Supplement about)
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
        OrderTables.Map(model);
        InvoiceTables.Map(model);
        ReturnTables.Map(model);
        BulkTables.Map(model);
        DraftTables.Map(model);
        SupplementTables.Map(model);
        CartTables.Map(model);
    }
}
