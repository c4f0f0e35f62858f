using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.StaffRoles;

/// <inheritdoc/>
internal sealed class StaffDirectory(CustomersDbContext db) : IStaffDirectory
{
    public async Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken ct)
    {
        var people = await db.Accounts.AsNoTracking().Where(a => a.Role != Roles.Customer).OrderBy(a => a.NormalizedEmail)
            .Select(a => new { a.Id, a.Email, a.Name, a.Role }).ToListAsync(ct);
        var roles = await db.StaffRoles.AsNoTracking().ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        return people.ConvertAll(a => new StaffMember(a.Id, a.Email!, a.Name, Rights.Of(a.Role, roles.GetValueOrDefault(a.Role)).Permissions));
    }
}
