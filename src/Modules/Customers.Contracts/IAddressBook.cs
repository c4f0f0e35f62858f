using ClickCart.Kernel;

namespace ClickCart.Customers.Contracts;

/// <summary>The addresses that an account keeps for its next orders.</summary>
public interface IAddressBook
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<KeptAddress>> OfAsync(Guid accountId, CancellationToken ct);

    /// <summary>Keeps one more, unless the account has the same already or as many as it may. Committed before it returns.</summary>
    Task KeepAsync(Guid accountId, Address address, CancellationToken ct);
}

public sealed record KeptAddress(Guid Id, Address Address);
