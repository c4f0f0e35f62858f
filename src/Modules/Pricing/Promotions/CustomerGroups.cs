using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>
/// Whom a promotion can be for: groups that everybody is in by what they do, and those that staff puts customers into. All but businesses are known by their
/// account: what a guest types as an address proves nothing.
/// </summary>
internal sealed class CustomerGroups(IBuyerReader buyers, ICustomerGroups shop)
{
    public const string Accounts = "accounts";
    public const string Newcomers = "newcomers";
    public const string Returning = "returning";
    public const string Businesses = "businesses";

    private static readonly IReadOnlyList<(string Key, string Label)> ByThemselves =
    [
        (Accounts, "Customers with an account"), (Newcomers, "With an account and without an order yet"), (Returning, "With an account and an order before"),
        (Businesses, "Businesses that name their VAT id"),
    ];

    /// <summary>All that there are; one of the shop's own that is called as another is not among them.</summary>
    public IReadOnlyList<(string Key, string Label)> All =>
        [.. ByThemselves, .. shop.All.Where(IsOwn).Select(g => (g, $"In the group {g}"))];

    /// <summary>What staff reads; also of a group that the shop does not have any more, in which nobody is.</summary>
    public string LabelOf(string key) => All.FirstOrDefault(g => g.Key == key).Label ?? $"In the group {key}, which there is no more";

    /// <summary>What is wrong with the groups that a promotion is to be for; null for nothing.</summary>
    /// <param name="had">It is for them already: one that the shop has no more may stay, so that the rest can be changed.</param>
    public Error? WhatIsMissing(PromotionRules rules, IReadOnlyList<string> had) =>
        CouponRules.Entries(rules.Groups).Except([.. All.Select(g => g.Key), .. had], StringComparer.OrdinalIgnoreCase).Any()
            ? Error.Invalid("groups", $"The groups are {string.Join(", ", All.Select(g => g.Key))}.") : null;

    /// <summary>Those that the customer is in, of those that are asked about: orders are counted only where it matters.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(CouponCustomer customer, IReadOnlyCollection<string> asked, CancellationToken ct)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (customer.IsBusiness) found.Add(Businesses);
        if (customer.AccountId is not { } account) return found;
        found.Add(Accounts);
        if (asked.Any(g => g is Newcomers or Returning))
            found.Add((await buyers.AccountsOfAsync([account], ct)).GetValueOrDefault(account) is { Orders: > 0 } ? Returning : Newcomers);
        if (asked.Any(IsOwn) && await shop.OfAsync(account, ct) is { } own && IsOwn(own)) found.Add(own);
        return found;
    }

    private static bool IsOwn(string group) => ByThemselves.All(g => !g.Key.Equals(group, StringComparison.OrdinalIgnoreCase));
}
