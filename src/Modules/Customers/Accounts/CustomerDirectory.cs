using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Accounts;

/// <inheritdoc/>
internal sealed class CustomerDirectory(CustomersDbContext db) : ICustomerDirectory
{
    public Task<string?> EmailOfAsync(Guid accountId, CancellationToken ct) =>
        db.Accounts.Where(a => a.Id == accountId).Select(a => a.Email).FirstOrDefaultAsync(ct);
}
