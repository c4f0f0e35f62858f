using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Groups;

/// <summary><c>Customers:Groups</c>, asked at each use: the owner may change it while the shop runs. One for all, since validators ask it.</summary>
internal sealed class ShopGroups(IServiceScopeFactory scopes, IConfiguration configuration) : ICustomerGroups
{
    public const int NameLength = 40;
    private const int Most = 20;

    public static readonly OwnerSetting OfOwner = new("Customers:Groups", SettingGroups.Customers, "Groups")
    {
        Help = "What staff may put customers into, with commas between: Wholesale, Friends. Promotions can be for a group. Customers do not see it.",
        Length = 1_000,
        Check = FlawOf,
    };

    public IReadOnlyList<string> All => Read(configuration[OfOwner.Key] ?? "");

    public async Task<string?> OfAsync(Guid accountId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        return Find(await db.Accounts.Where(a => a.Id == accountId).Select(a => a.CustomerGroup).FirstOrDefaultAsync(ct));
    }

    /// <summary>As the shop writes it; null where it has none of that name.</summary>
    public string? Find(string? name) => All.FirstOrDefault(g => g.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string[] Read(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? FlawOf(string text)
    {
        var names = Read(text);
        return names.Length > Most ? $"There are at most {Most} groups."
            : Array.Exists(names, n => n.Length > NameLength || !n.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-'))
                ? $"A group is called by letters, digits, blanks and hyphens, at most {NameLength} of them; between several stand commas."
            : names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length ? "Each group stands there once."
            : null;
    }
}
