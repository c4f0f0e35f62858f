namespace ClickCart.Customers.Accounts;

/// <summary>What the lists of accounts share.</summary>
internal static class AccountQueries
{
    /// <summary>Those whose address or name contains the words; all of them without words.</summary>
    public static IQueryable<Account> Matching(this IQueryable<Account> accounts, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return accounts;
        var key = Account.KeyOf(words.Trim());
        return accounts.Where(a => a.SearchKey.Contains(key));
    }

    /// <summary>Newest first, from behind the last row of the page before.</summary>
    public static IQueryable<Account> After(this IQueryable<Account> accounts, (DateTimeOffset At, Guid Id)? last)
    {
        if (last is { } key) accounts = accounts.Where(a => a.CreatedAt < key.At || (a.CreatedAt == key.At && a.Id.CompareTo(key.Id) < 0));
        return accounts.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id);
    }
}
