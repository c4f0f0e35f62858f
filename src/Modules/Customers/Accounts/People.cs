using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Customers with an account and guests in one list. Ordering knows the guests, this module the accounts: each is asked for a page, and the two are
/// merged. Who has an account and ordered as a guest too is one person, with the account's row.
/// </summary>
internal sealed class People(CustomersDbContext db, IBuyerReader buyers)
{
    /// <summary>Orders by which an account is found that does not itself hold the words.</summary>
    private const int MostAbout = 500;

    /// <summary>Asked for at once where those of a page have accounts: in some shops most have.</summary>
    private const int MoreGuests = 500;

    private static readonly ListSorts<Account, Guid> Sorts = new ListSorts<Account, Guid>("-since", a => a.Id)
        .By("since", a => a.CreatedAt).By("email", a => a.NormalizedEmail!);

    /// <param name="Account">Null for a guest.</param>
    /// <param name="AsAccount">What was ordered with the account; null for nothing.</param>
    /// <param name="AsGuest">What was ordered without; null for nothing.</param>
    public sealed record Person(Account? Account, Buyer? AsAccount, Buyer? AsGuest)
    {
        public DateTimeOffset Since => Account?.CreatedAt ?? AsGuest!.FirstOrderAt;
        public string Email => Account?.Email ?? AsGuest!.Email;
        public int Orders => (AsAccount?.Orders ?? 0) + (AsGuest?.Orders ?? 0);
        public Buyer? Newest => new[] { AsAccount, AsGuest }.MaxBy(b => b?.LastOrderAt);
        public IReadOnlyList<Money> Bought => [.. Sums(AsAccount, AsGuest)];
    }

    /// <summary>Where both lists go on.</summary>
    private readonly record struct Place(string Sort, string Who, string? Accounts, string? Guest, DateTimeOffset GuestSince);

    /// <exception cref="ProblemException">400 for a sort that there is not, and for a cursor of another list.</exception>
    public async Task<PagedResult<Person>> ListAsync(
        string? words, Whom who, string? group, string? sortedBy, PageRequest page, CancellationToken ct)
    {
        // Guests are in no group.
        if (group is not null) who = Whom.Accounts;
        var sort = Sorts.Of(sortedBy);
        if (page.After<Place>() is var place && place is { } at && (at.Sort != sort.Name || at.Who != who.ToString()))
            throw new ProblemException(Error.Malformed("cursor is not one that this list gave out."));
        var accounts = who is Whom.Guests ? [] : await AccountsAsync(words, group, sort, page with { Cursor = place?.Accounts }, ct);
        var lastGuest = place?.Guest is { } email ? new Guest(email, place.Value.GuestSince) : null;
        var guests = who is Whom.Accounts ? [] : await GuestsAsync(words, sort.Name, lastGuest, page.Take, ct);

        var merged = new List<Person>();
        while (merged.Count < page.Limit && accounts.Count + guests.Count > 0)
        {
            var isAccount = guests.Count == 0 || (accounts.Count > 0 && Compare(accounts[0], guests[0], sort.Name) <= 0);
            var from = isAccount ? accounts : guests;
            merged.Add(from[0]);
            from.RemoveAt(0);
        }
        if (accounts.Count + guests.Count == 0) return new(merged, null);
        var (account, guest) = (merged.FindLast(p => p.Account is not null)?.Account, merged.FindLast(p => p.Account is null)?.AsGuest);
        return new(merged, PageRequest.CursorOf(new Place(
            sort.Name, who.ToString(), account is null ? place?.Accounts : sort.CursorOf(account),
            guest?.Email ?? lastGuest?.Email, guest?.FirstOrderAt ?? lastGuest?.FirstOrderAt ?? default)));
    }

    /// <summary>What is known of an account's orders, with and without it.</summary>
    public async Task<Person> OfAsync(Account account, CancellationToken ct) => (await WithOrdersAsync([account], ct))[0];

    private async Task<List<Person>> AccountsAsync(string? words, string? group, ListSort<Account> sort, PageRequest page, CancellationToken ct)
    {
        var accounts = db.Accounts.AsNoTracking().Where(a => a.Role == Roles.Customer);
        if (group is not null)
        {
            // As the settings wrote it when each was put there.
            var written = await accounts.Where(a => a.CustomerGroup != null).Select(a => a.CustomerGroup!).Distinct().ToListAsync(ct);
            var names = written.FindAll(g => g.Equals(group.Trim(), StringComparison.OrdinalIgnoreCase));
            accounts = accounts.Where(a => names.Contains(a.CustomerGroup!));
        }
        if (!string.IsNullOrWhiteSpace(words))
        {
            var about = await buyers.AboutAsync(words, MostAbout, ct);
            var (key, emails) = (Account.KeyOf(words.Trim()), about.Emails.Select(e => e.ToUpperInvariant()).ToList());
            accounts = await db.FewHoldingAsync("accounts", "search_key", [key], ct) is { } few
                ? accounts.Where(a => few.Contains(a.Id) || about.AccountIds.Contains(a.Id) || emails.Contains(a.NormalizedEmail!))
                : accounts.Where(a => a.SearchKey.Contains(key) || about.AccountIds.Contains(a.Id) || emails.Contains(a.NormalizedEmail!));
        }
        return await WithOrdersAsync(await sort.Take(accounts, page).ToListAsync(ct), ct);
    }

    private async Task<List<Person>> WithOrdersAsync(IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        var own = await buyers.AccountsOfAsync([.. accounts.Select(a => a.Id)], ct);
        var guests = await buyers.GuestsOfAsync([.. accounts.Select(a => a.Email!.ToLowerInvariant())], ct);
        return [.. accounts.Select(a => new Person(a, own.GetValueOrDefault(a.Id), guests.GetValueOrDefault(a.Email!.ToLowerInvariant())))];
    }

    /// <summary>Those without an account; asked for on until there are enough, since some may turn out to have one.</summary>
    private async Task<List<Person>> GuestsAsync(string? words, string sort, Guest? after, int most, CancellationToken ct)
    {
        var by = sort switch { "-since" => BuyerSort.Newest, "since" => BuyerSort.Oldest, "email" => BuyerSort.Email, _ => BuyerSort.EmailDown };
        var found = new List<string>();
        for (var asked = most; ; asked = MoreGuests)
        {
            var guests = await buyers.GuestsAsync(words, by, after, asked, ct);
            var emails = guests.Select(g => g.Email.ToUpperInvariant()).ToList();
            var known = await db.Accounts.Where(a => a.Role == Roles.Customer && emails.Contains(a.NormalizedEmail!)).Select(a => a.NormalizedEmail!)
                .ToHashSetAsync(ct);
            found.AddRange(guests.Select(g => g.Email).Where(e => !known.Contains(e.ToUpperInvariant())));
            if (guests.Count < asked || found.Count >= most) break;
            after = guests[^1];
        }
        found = [.. found.Take(most)];
        var bought = await buyers.GuestsOfAsync(found, ct);
        return [.. found.Where(bought.ContainsKey).Select(e => new Person(null, null, bought[e]))];
    }

    private static int Compare(Person account, Person guest, string sort) => sort switch
    {
        "-since" => guest.Since.CompareTo(account.Since),
        "since" => account.Since.CompareTo(guest.Since),
        "email" => string.Compare(account.Email, guest.Email, StringComparison.OrdinalIgnoreCase),
        _ => string.Compare(guest.Email, account.Email, StringComparison.OrdinalIgnoreCase),
    };

    private static IEnumerable<Money> Sums(params IEnumerable<Buyer?> buyers) =>
        buyers.SelectMany(b => b?.Bought ?? []).GroupBy(m => m.Currency).Select(m => new Money(m.Sum(one => one.Amount), m.Key));
}

/// <summary>Which customers a list shows.</summary>
internal enum Whom
{
    All,
    Accounts,
    Guests,
}
