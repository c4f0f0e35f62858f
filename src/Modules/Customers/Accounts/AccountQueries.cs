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
    public static Task<List<Account>> PageAsync(this IQueryable<Account> accounts, PageRequest page, CancellationToken ct)
    {
        if (page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
            accounts = accounts.Where(a => a.CreatedAt <= at && (a.CreatedAt < at || a.Id.CompareTo(id) < 0));
        return accounts.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).Take(page.Take).ToListAsync(ct);
    }
}
