namespace ClickCart.Customers.Contracts;

/// <summary>Accounts of those who shop.</summary>
public interface ICustomerAccounts
{
    /// <summary>The account whose owner reads what is sent to the address; null where nobody has shown that.</summary>
    Task<Guid?> FindIdAsync(string email, CancellationToken ct);
}
