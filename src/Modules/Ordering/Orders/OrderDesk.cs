using ClickCart.Catalog.Contracts;
using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Orders;

/// <summary>What an order's page shows.</summary>
/// <param name="Sold">What the shop still sells of it, by SKU, for links and pictures.</param>
/// <param name="PayBy">Until when another card can be sent, after a decline; else null.</param>
internal sealed record OrderModel(
    OrderAnswer Order, IReadOnlyList<TimelineAnswer> Timeline, IReadOnlyDictionary<string, CatalogItem> Sold, IReadOnlyList<TestCard> TestCards, bool CanBeCancelled, DateTimeOffset? PayBy)
{
    /// <summary>Why what was asked for was refused; its fields are marked.</summary>
    public Error? Refusal { get; init; }

    /// <summary>The reason for cancelling, as it was typed.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Makes an order's page, for its account or a browser that opened it.</summary>
internal sealed class OrderDesk(OrderingDbContext db, ICatalog catalog, IPaymentMethods methods, LiveFeed feed, ICaller caller, TimeProvider clock)
{
    /// <summary>A bank mostly answers within this time: who has just paid sees the outcome at once, with or without scripts.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <param name="back">Whether the shopper comes back from the bank's page, so that news of it is near.</param>
    public async Task<Result<OrderModel>> ShowAsync(Guid id, bool back, CancellationToken ct)
    {
        var order = await db.ReadOrderAsync(id, ct);
        if (order is null || !order.OpensTo(caller)) return Error.NotFound("order");
        if (AwaitsTheBank(order, back)) order = await AfterAMomentAsync(order, back, ct);
        var timeline = await db.Timeline.AsNoTracking().Where(t => t.OrderId == id && !t.StaffOnly).OrderBy(t => t.Number).ToListAsync(ct);
        return new OrderModel(
            OrderAnswer.Of(order), [.. timeline.Select(t => TimelineAnswer.Of(t, forStaff: false))], await catalog.FindAsync([.. order.Lines.Select(l => l.Sku)], ct), methods.TestCards,
            order.State.CanBeCancelled, order.CanRetryPayment(clock.GetUtcNow()) ? order.HoldExpiresAt : null);
    }

    private bool AwaitsTheBank(Order order, bool back) => order.Status is OrderStatus.AwaitingPayment
        && (order.PaymentStatus is PaymentStatus.Pending ? clock.GetUtcNow() - order.UpdatedAt < Moment : back && order.PaymentStatus is PaymentStatus.ActionRequired);

    private async Task<Order> AfterAMomentAsync(Order order, bool back, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(Moment);
        await using var changes = feed.WatchAsync([OrderingDbContext.Topic(order.Id)], enough.Token).GetAsyncEnumerator(enough.Token);
        while (true)
        {
            // Watching begins before the read, so that no change falls between the two.
            var changed = changes.MoveNextAsync().AsTask();
            order = (await db.ReadOrderAsync(order.Id, ct))!;
            if (!AwaitsTheBank(order, back)) await enough.CancelAsync();
            await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (enough.IsCancellationRequested) return order;
        }
    }
}
