using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Accounts;

/// <inheritdoc/>
internal sealed class CustomerAccounts(CustomersDbContext db) : ICustomerAccounts
{
    public Task<Guid?> FindIdAsync(string email, CancellationToken ct)
    {
        var key = Account.KeyOf(email.Trim());
        return db.Accounts.Where(a => a.NormalizedEmail == key && a.ConfirmedAt != null).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
    }
}
