namespace ClickCart.Inventory.Contracts;

/// <summary>Reserves stock for orders. All calls are idempotent per order id and commit before they return.</summary>
public interface IStockHolds
{
    /// <summary>Holds every line or nothing. Calling again for the same order answers as the first time and renews <paramref name="expiresAt"/>.</summary>
    /// <returns>The lines that fell short; empty when all is held.</returns>
    Task<IReadOnlyList<StockShortage>> TryHoldAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct);

    /// <summary>Makes an expiring hold lasting, because the order is paid for.</summary>
    /// <returns>False when the hold had run out and its stock is gone; when it is still there it is held again and the answer is true.</returns>
    Task<bool> TryKeepAsync(Guid orderId, IReadOnlyList<HoldLine> lines, CancellationToken ct);
}

/// <param name="Quantity">At least 1. One line per SKU.</param>
public sealed record HoldLine(string Sku, int Quantity);

/// <summary>Requested more than there is.</summary>
public sealed record StockShortage(string Sku, int Requested, int Available);
