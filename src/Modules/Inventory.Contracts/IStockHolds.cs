namespace ClickCart.Inventory.Contracts;

/// <summary>Reserves stock for orders. All calls are idempotent per order id and commit before they return.</summary>
public interface IStockHolds
{
    /// <summary>Holds every line or nothing. Calling again for the same order answers as the first time and renews <paramref name="expiresAt"/>.</summary>
    /// <returns>The lines that fell short; empty when all is held.</returns>
    Task<IReadOnlyList<StockShortage>> TryHoldAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct);

    /// <summary>
    /// The same, and beyond what is available up to each SKU's limit: such units wait until goods arrive, and are given to the order that waits longest.
    /// </summary>
    async Task<StockPromise> TryPromiseAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct) =>
        new(await TryHoldAsync(orderId, lines, expiresAt, ct), []);

    /// <summary>What a promised order waits for now; lines of which all is there are missing.</summary>
    /// <param name="orderIds">The order's, and those under which changes of it were held, which may not have become the order's yet.</param>
    Task<IReadOnlyList<StockWait>> WaitsAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StockWait>>([]);

    /// <summary>
    /// Gives back at once what a try to place the order has taken in vain: what is held until precisely <paramref name="expiresAt"/>. Another try that has
    /// found it meanwhile has renewed it, and keeps it. The order may be held again.
    /// </summary>
    /// <returns>Whether anything went back.</returns>
    Task<bool> ReleaseAsync(Guid orderId, DateTimeOffset expiresAt, CancellationToken ct) => Task.FromResult(false);

    /// <summary>Makes an expiring hold lasting, because the order is paid for.</summary>
    /// <returns>False when the hold had run out and its stock is gone; when it is still there it is held again and the answer is true.</returns>
    Task<bool> TryKeepAsync(Guid orderId, IReadOnlyList<HoldLine> lines, CancellationToken ct);
}

/// <param name="Quantity">At least 1. One line per SKU.</param>
public sealed record HoldLine(string Sku, int Quantity);

/// <summary>Requested more than there is.</summary>
public sealed record StockShortage(string Sku, int Requested, int Available);

/// <param name="Shortages">The lines that fell short, of which nothing is held then; empty when all is promised.</param>
/// <param name="Waits">What of them is not there yet.</param>
public sealed record StockPromise(IReadOnlyList<StockShortage> Shortages, IReadOnlyList<StockWait> Waits)
{
    /// <summary>Nothing of it was held before: no other try of the same order stands on it.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Units of an order that are not there yet.</summary>
/// <param name="Quantity">At least 1.</param>
/// <param name="ExpectedOn">The shop's day from which they are expected; null where nobody knows.</param>
public sealed record StockWait(string Sku, int Quantity, DateOnly? ExpectedOn);
