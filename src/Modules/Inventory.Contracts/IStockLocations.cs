namespace ClickCart.Inventory.Contracts;

/// <summary>Where a shop's units lie.</summary>
public interface IStockLocations
{
    /// <summary>The open locations, by priority; one alone in most shops.</summary>
    Task<IReadOnlyList<StockLocation>> OpenAsync(CancellationToken ct);
}

/// <param name="TakesReturns">What comes back goes there unless staff says otherwise; of one location.</param>
public sealed record StockLocation(Guid Id, string Code, string Name, bool TakesReturns)
{
    /// <summary>Where it is, for people; null where nobody said.</summary>
    public string? Address { get; init; }
}
