using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>The parcels of the queue that staff has ticked, and what became of each.</summary>
internal static class Selection
{
    public const string Page = "/admin/to-ship";

    /// <summary>As many as a page of the queue or of the API may hold.</summary>
    public const int Most = 100;

    public static readonly Error NothingToPack =
        Error.NotFound("packing slip") with { Detail = "There is nothing to pack of it: an order is packed once it is confirmed." };

    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> Ticked<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) => rule
        .NotEmpty().WithMessage("Select one order or more.")
        .Must(ids => ids is null || ids.Count <= Most).WithMessage($"Select at most {Most} orders at once.");

    /// <summary>The shipments of these ids, or of these orders: of each those that go, only to be shown.</summary>
    public static async Task<List<Shipment>> ShownAsync(
        this ShippingDbContext db, IReadOnlyList<Guid>? ids, IReadOnlyList<Guid>? orders, CancellationToken ct) =>
        orders is not { Count: > 0 } ? await db.ShownAsync(ids!, ct)
            : [.. (await db.Shipments.AsNoTracking()
                    .Where(s => orders.Contains(s.OrderId) && s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed)
                    .Where(s => s.State != ShipmentState.Resent).ToListAsync(ct))
                .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)];

    /// <summary>Those of these shipments that there are, in the order of the queue, to be changed.</summary>
    public static Task<List<Shipment>> SelectedAsync(this ShippingDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        db.Shipments.Where(s => ids.Contains(s.Id)).OrderBy(s => s.QueuedAt).ThenBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct);

    /// <summary>The same, only to be shown.</summary>
    public static Task<List<Shipment>> ShownAsync(this ShippingDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        db.Shipments.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.QueuedAt).ThenBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct);

    /// <summary>The address of a page about these shipments.</summary>
    public static string AddressOf(string page, IEnumerable<Guid> ids) => $"{Page}/{page}?{string.Join('&', ids.Select(id => $"shipments={id}"))}";

    /// <summary>Back to the queue as it was filtered, with what was done and what was not.</summary>
    /// <param name="done">What was done to each of <c>{0}</c>.</param>
    public static async Task<IResult> BackToQueue(this Task<Result<PackingResult>> sent, HttpContext http, Func<int, string> done)
    {
        var (answer, back) = (await sent, Page + http.Request.QueryString);
        return answer.Error is null ? Pages.To(back, answer.Value.Words(done)) : answer.Redirect(_ => back, again: back);
    }

    /// <summary>Back to the page of the order, with what was done, or why not.</summary>
    public static async Task<IResult> BackToOrder(this Task<Result<PackingResult>> sent, Guid order, string done)
    {
        var (answer, back) = (await sent, $"/admin/orders/{order}");
        return answer.Error is null ? Pages.To(back, answer.Value.Words(_ => done)) : answer.Redirect(_ => back, again: back);
    }
}

/// <summary>What became of each parcel that was asked for.</summary>
internal sealed record PackingResult(IReadOnlyList<PackingResult.Item> Items)
{
    /// <summary>Problems that a message names; the others it counts.</summary>
    private const int MostNamed = 3;

    /// <param name="Done">Also where it was so before.</param>
    /// <param name="Problem">Why not, for staff; null where it is done.</param>
    public sealed record Item(Guid ShipmentId, string OrderNumber, bool Done, string? Problem)
    {
        public static Item Of(Shipment shipment, Error? refused) => new(shipment.Id, shipment.OrderNumber, refused is null, refused?.Detail);
    }

    /// <summary>What was done to how many, and why not to the others; null where there is nothing to say.</summary>
    public string? Words(Func<int, string> done)
    {
        var (good, bad) = (Items.Count(i => i.Done), Items.Where(i => !i.Done).ToList());
        var more = bad.Count > MostNamed ? $" And {bad.Count - MostNamed} others wait too." : "";
        var named = bad.Take(MostNamed).Select(i => $"{i.OrderNumber}: {i.Problem}");
        var words = string.Join(' ', [.. good > 0 ? [done(good)] : Array.Empty<string>(), .. named]).Trim() + more;
        return words.Length > 0 ? words : null;
    }
}
