namespace ClickCart.Ordering.Orders;

/// <summary>The orders of a list that staff has ticked, and what became of each.</summary>
internal static class TickedOrders
{
    public const string Page = "/admin/orders/ticked";

    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> Ticked<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) => rule
        .NotEmpty().WithMessage("Tick one order or more.")
        .Must(ids => ids is null || ids.Count <= OrderFilter.MostTicked).WithMessage($"Tick at most {OrderFilter.MostTicked} orders at once.");

    public static string AddressOf(IEnumerable<string?> orders) => $"{Page}?{string.Join('&', orders.Select(id => $"orders={Uri.EscapeDataString(id ?? "")}"))}";

    /// <summary>Does it to each where it can be done; the others stay as they are, and all of it is one commit.</summary>
    public static async Task<TickedResult> EachAsync(this OrderingDbContext db, IReadOnlyList<Guid> ids, Func<Order, Result> deed, CancellationToken ct)
    {
        var items = new List<TickedResult.Item>();
        foreach (var id in ids.Distinct())
        {
            var order = await db.FindOrderAsync(id, ct);
            var problem = order is null ? "There is no such order." : deed(order).Error?.Detail;
            if (order is not null && problem is null) db.PublishEvents(order);
            items.Add(new(id, order?.Number, problem is null, problem));
        }
        return new(items);
    }
}

/// <summary>What became of each order that was ticked.</summary>
internal sealed record TickedResult(IReadOnlyList<TickedResult.Item> Items)
{
    /// <param name="OrderNumber">Null where there is no such order.</param>
    /// <param name="Problem">Why it was not done, for staff; null where it was.</param>
    public sealed record Item(Guid OrderId, string? OrderNumber, bool Done, string? Problem);
}
