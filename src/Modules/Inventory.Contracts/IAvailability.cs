namespace ClickCart.Inventory.Contracts;

/// <summary>How many can be bought now: on hand minus held; and how many more may be ordered before they are there.</summary>
public interface IAvailability
{
    /// <summary>One entry per SKU asked for; 0 for SKUs never stocked.</summary>
    Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Those of these SKUs that may be ordered beyond what is available, as long as their limit is not reached; the others are missing.</summary>
    Task<IReadOnlyDictionary<string, Backorder>> BackordersAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Backorder>>(new Dictionary<string, Backorder>());
}

/// <summary>What may be ordered of a SKU beyond what is available.</summary>
/// <param name="Left">So many units more than are available; at least 1.</param>
/// <param name="ExpectedOn">The shop's day from which they are there; null where nobody knows, or it has passed.</param>
/// <param name="IsPreorder">It was not on sale before.</param>
public sealed record Backorder(int Left, DateOnly? ExpectedOn, bool IsPreorder);
