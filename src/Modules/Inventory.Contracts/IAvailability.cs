namespace ClickCart.Inventory.Contracts;

/// <summary>How many can be bought now: on hand minus held.</summary>
public interface IAvailability
{
    /// <summary>One entry per SKU asked for; 0 for SKUs never stocked.</summary>
    Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> skus, CancellationToken ct);
}
