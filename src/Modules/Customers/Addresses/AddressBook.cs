using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Addresses;

/// <inheritdoc/>
internal sealed class AddressBook(CustomersDbContext db, TimeProvider clock, IIds ids) : IAddressBook
{
    public async Task<IReadOnlyList<KeptAddress>> OfAsync(Guid accountId, CancellationToken ct) =>
        [.. (await Of(accountId).AsNoTracking().OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(ct)).Select(a => new KeptAddress(a.Id, a.Address))];

    public Task KeepAsync(Guid accountId, Address address, CancellationToken ct) => db.CommitAsync(async () =>
    {
        var kept = await Of(accountId).ToListAsync(ct);
        if (kept.Count < SavedAddress.Most && kept.TrueForAll(a => a.Address.Normal() != address.Normal()))
            db.Add(new SavedAddress(ids.New(), accountId, address, clock.GetUtcNow()));
        return Result.Success;
    }, ct);

    private IQueryable<SavedAddress> Of(Guid accountId) => db.Addresses.Where(a => a.AccountId == accountId);
}
