using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Promotions;

/// <summary>Whom a promotion can be for. All but businesses are known by their account: what a guest types as an address proves nothing.</summary>
internal sealed class CustomerGroups(IBuyerReader buyers)
{
    public const string Accounts = "accounts";
    public const string Newcomers = "newcomers";
    public const string Returning = "returning";
    public const string Businesses = "businesses";

    public static readonly IReadOnlyList<(string Key, string Label)> All =
    [
        (Accounts, "Customers with an account"), (Newcomers, "With an account and without an order yet"), (Returning, "With an account and an order before"),
        (Businesses, "Businesses that name their VAT id"),
    ];

    /// <summary>Those that the customer is in, of those that are asked about: orders are counted only where it matters.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(CouponCustomer customer, IEnumerable<string> asked, CancellationToken ct)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (customer.IsBusiness) found.Add(Businesses);
        if (customer.AccountId is not { } account) return found;
        found.Add(Accounts);
        if (asked.Any(g => g is Newcomers or Returning))
            found.Add((await buyers.AccountsOfAsync([account], ct)).GetValueOrDefault(account) is { Orders: > 0 } ? Returning : Newcomers);
        return found;
    }
}
