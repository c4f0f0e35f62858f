namespace ClickCart.Inventory.Contracts;

/// <summary>Read access to holds and the ledger, for checks across modules and for reports.</summary>
public interface IStockReader
{
    /// <summary>Orders that hold stock now.</summary>
    Task<IReadOnlyList<HeldOrder>> LiveHoldsAsync(CancellationToken ct);

    /// <summary>What orders wait for, and what changed of it after that time, with 0 where all has come.</summary>
    Task<IReadOnlyList<WaitingStock>> WaitingAsync(DateTimeOffset after, CancellationToken ct);

    /// <summary>From how many available units down these SKUs count as low; those that have no threshold of their own are missing from the answer.</summary>
    Task<IReadOnlyDictionary<string, int>> ThresholdsAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Units shipped and returned per order and SKU, from the ledger, page by page.</summary>
    IAsyncEnumerable<OrderMovement> OrderMovementsAsync(CancellationToken ct);
}

/// <param name="Quantity">Units on hand that are held for it; what it waits for is not among them.</param>
public sealed record HeldOrder(Guid OrderId, string Sku, int Quantity, DateTimeOffset? ExpiresAt);

/// <param name="Quantity">Units that the order waits for.</param>
public sealed record WaitingStock(Guid OrderId, string Sku, int Quantity, DateTimeOffset ChangedAt);

public sealed record OrderMovement(Guid OrderId, string Sku, int Shipped, int Returned);
