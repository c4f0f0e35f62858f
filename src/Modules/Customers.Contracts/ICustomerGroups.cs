namespace ClickCart.Customers.Contracts;

/// <summary>The groups that staff puts customers into, such as <c>Wholesale</c>; they compare without case.</summary>
public interface ICustomerGroups
{
    /// <summary>Those that the shop has now, in its order.</summary>
    IReadOnlyList<string> All { get; }

    /// <summary>The account's, while the shop has it; null for none.</summary>
    Task<string?> OfAsync(Guid accountId, CancellationToken ct);
}
