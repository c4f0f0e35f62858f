namespace ClickCart.Inventory.Contracts;

/// <summary>Who waits for sold-out SKUs to come back. The module that writes to them implements it; without one nobody is known to wait.</summary>
public interface IWaitingBuyers
{
    /// <summary>How many wait, by SKU; those that nobody waits for are missing from the answer.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> skus, CancellationToken ct);
}
