using ClickCart.Customers.Accounts;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Sessions;

namespace ClickCart.Customers.StaffRoles;

/// <summary>The roles as they stand in the database, and who has them.</summary>
internal sealed class RoleBook(CustomersDbContext db, SessionCache cache, ICaller caller) : IRefundLimits
{
    /// <summary>As the table has it, to be changed; null where it has none.</summary>
    public Task<Role?> StoredAsync(string key, CancellationToken ct) => db.StaffRoles.FirstOrDefaultAsync(r => r.Key == key, ct);

    /// <summary>Null for admins and customers, and where there is no such role.</summary>
    public async Task<Role?> FindAsync(string key, CancellationToken ct) =>
        await db.StaffRoles.AsNoTracking().FirstOrDefaultAsync(r => r.Key == key, ct) ?? (key is Roles.Support ? Role.Support : null);

    /// <summary>Admins first, then support, then those that were made, by name.</summary>
    public async Task<IReadOnlyList<RoleResponse>> AllAsync(CancellationToken ct)
    {
        var people = await db.Accounts.Where(a => a.Role != Roles.Customer).GroupBy(a => a.Role)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var stored = await db.StaffRoles.AsNoTracking().OrderBy(r => r.Name).ThenBy(r => r.Key).ToListAsync(ct);
        var made = stored.Exists(r => r.Key == Roles.Support) ? stored : [Role.Support, .. stored];
        return
        [
            RoleResponse.Admin(people.GetValueOrDefault(Roles.Admin)),
            .. made.OrderByDescending(r => r.Key == Roles.Support).Select(r => RoleResponse.Of(r, people.GetValueOrDefault(r.Key))),
        ];
    }

    public Task<int> CountAsync(string key, CancellationToken ct) => db.Accounts.CountAsync(a => a.Role == key, ct);

    /// <summary>Somebody has it, or is invited to it.</summary>
    public async Task<bool> IsInUseAsync(string key, CancellationToken ct) =>
        await db.Accounts.AnyAsync(a => a.Role == key, ct) || await db.Invitations.AnyAsync(i => i.Role == key, ct);

    public async Task<Rights> RightsOfAsync(string key, CancellationToken ct) => Rights.Of(key, await FindAsync(key, ct));

    /// <summary>As they are now, whatever the caller's session remembers.</summary>
    public async Task<Rights> OfCallerAsync(CancellationToken ct) => caller.AccountId is { } id ? await OfAccountAsync(id, ct) : Rights.None;

    /// <summary>Whether the account's role allows no more than the caller's: then its sign-in is the caller's to meddle with.</summary>
    public async Task<bool> IsBelowCallerAsync(Account account, CancellationToken ct) =>
        (await OfCallerAsync(ct)).Cover(await RightsOfAsync(account.Role, ct));

    /// <inheritdoc/>
    public async Task<RefundLimit?> OfAsync(Guid accountId, string currency, CancellationToken ct) => (await OfAccountAsync(accountId, ct)).LimitIn(currency);

    /// <summary>Saves, and makes this node ask anew what everybody may do.</summary>
    public Task SaveAsync(CancellationToken ct) => cache.ForgetAllAsync(db, ct);

    private async Task<Rights> OfAccountAsync(Guid id, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().Where(a => a.Id == id).Select(a => a.Role).FirstOrDefaultAsync(ct) is { } key
            ? await RightsOfAsync(key, ct)
            : Rights.None;
}
