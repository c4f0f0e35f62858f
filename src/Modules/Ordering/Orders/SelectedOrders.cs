namespace ClickCart.Ordering.Orders;

/// <summary>The orders of a list that staff has selected, and what became of each.</summary>
internal static class SelectedOrders
{
    public const string Page = "/admin/orders/selected";

    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> Selected<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) => rule
        .NotEmpty().WithMessage("Select one order or more.")
        .Must(ids => ids is null || ids.Count <= OrderFilter.MostSelected).WithMessage($"Select at most {OrderFilter.MostSelected} orders at once.");

    public static string AddressOf(IEnumerable<string?> orders) => $"{Page}?{string.Join('&', orders.Select(id => $"orders={Uri.EscapeDataString(id ?? "")}"))}";

    /// <summary>Does it to each where it can be done; the others stay as they are, and all of it is one commit.</summary>
    public static async Task<BulkResult> EachAsync(this OrderingDbContext db, IReadOnlyList<Guid> ids, Func<Order, Result> deed, CancellationToken ct)
    {
        var items = new List<BulkResult.Item>();
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

/// <summary>What became of each order that was selected.</summary>
internal sealed record BulkResult(IReadOnlyList<BulkResult.Item> Items)
{
    /// <param name="OrderNumber">Null where there is no such order.</param>
    /// <param name="Problem">Why it was not done, for staff; null where it was.</param>
    public sealed record Item(Guid OrderId, string? OrderNumber, bool Done, string? Problem);
}
