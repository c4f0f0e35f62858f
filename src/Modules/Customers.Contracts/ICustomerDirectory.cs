namespace ClickCart.Customers.Contracts;

/// <summary>Who has an account.</summary>
public interface ICustomerDirectory
{
    /// <summary>The account's e-mail address; null where there is no such account.</summary>
    Task<string?> EmailOfAsync(Guid accountId, CancellationToken ct);
}
