using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <inheritdoc/>
internal sealed class BuyerReader(OrderingDbContext db) : IBuyerReader
{
    private IQueryable<Order> OfGuests => db.Orders.AsNoTracking().Where(o => o.AccountId == null);

    public async Task<IReadOnlyList<Guest>> GuestsAsync(string? words, BuyerSort sort, Guest? after, int most, CancellationToken ct)
    {
        var orders = OfGuests;
        if (!string.IsNullOrWhiteSpace(words))
        {
            var (found, areMany) = await OfGuests.FindAsync(db, words, ct);
            var emails = found.Select(o => o.Email);
            // Few are listed; of many, each person who is come upon is asked whether they are among them.
            orders = areMany ? orders.Where(o => found.Any(f => f.Email == o.Email)) : orders.Where(o => emails.Contains(o.Email));
        }
        // A person is their first order: from the newest on, so that a page reads about as many orders as it shows people.
        var all = OfGuests;
        var people = orders
            .Where(o => !all.Any(e => e.Email == o.Email && (e.CreatedAt <= o.CreatedAt && (e.CreatedAt < o.CreatedAt || e.Id.CompareTo(o.Id) < 0))))
            .Select(o => new { o.Email, Since = o.CreatedAt });
        if (after is { Email: var email, FirstOrderAt: var since })
        {
            people = sort switch
            {
                BuyerSort.Newest => people.Where(p => p.Since <= since && (p.Since < since || p.Email.CompareTo(email) < 0)),
                BuyerSort.Oldest => people.Where(p => p.Since >= since && (p.Since > since || p.Email.CompareTo(email) > 0)),
                BuyerSort.Email => people.Where(p => p.Email.CompareTo(email) > 0),
                _ => people.Where(p => p.Email.CompareTo(email) < 0),
            };
        }
        people = sort switch
        {
            BuyerSort.Newest => people.OrderByDescending(p => p.Since).ThenByDescending(p => p.Email),
            BuyerSort.Oldest => people.OrderBy(p => p.Since).ThenBy(p => p.Email),
            BuyerSort.Email => people.OrderBy(p => p.Email),
            _ => people.OrderByDescending(p => p.Email),
        };
        return await people.Take(most).Select(p => new Guest(p.Email, p.Since)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, Buyer>> GuestsOfAsync(IReadOnlyCollection<string> emails, CancellationToken ct) =>
        emails.Count == 0 ? new Dictionary<string, Buyer>()
            : await BuyersAsync(OfGuests.Where(o => emails.Contains(o.Email)), (_, email) => email, ct);

    public async Task<IReadOnlyDictionary<Guid, Buyer>> AccountsOfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        accountIds.Count == 0 ? new Dictionary<Guid, Buyer>()
            : await BuyersAsync(
                db.Orders.AsNoTracking().Where(o => o.AccountId != null && accountIds.Contains(o.AccountId.Value)), (account, _) => account!.Value, ct);

    public async Task<BuyersAbout> AboutAsync(string words, int most, CancellationToken ct)
    {
        var found = (await db.Orders.AsNoTracking().MentioningAsync(db, words, ct)).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id);
        var accounts = await found.Where(o => o.AccountId != null).Take(most).Select(o => o.AccountId!.Value).ToListAsync(ct);
        var emails = await found.Where(o => o.AccountId == null).Take(most).Select(o => o.Email).ToListAsync(ct);
        return new([.. accounts.Distinct()], [.. emails.Distinct(StringComparer.Ordinal)]);
    }

    public async Task<IReadOnlyList<OrderDetails>> OrdersOfGuestAsync(string email, int most, CancellationToken ct) =>
        [.. (await OfGuests.Include(o => o.Lines).AsSplitQuery().Where(o => o.Email == email).NewestFirst(null).Take(most).ToListAsync(ct))
            .Select(OrderReader.Details)];

    /// <summary>What was ordered, summed in the database by account, address and currency, and here by person.</summary>
    private static async Task<Dictionary<TKey, Buyer>> BuyersAsync<TKey>(IQueryable<Order> orders, Func<Guid?, string, TKey> person, CancellationToken ct)
        where TKey : notnull
    {
        var sums = await orders.GroupBy(o => new { o.AccountId, o.Email, o.Currency }).Select(g => new
        {
            g.Key.AccountId,
            g.Key.Email,
            g.Key.Currency,
            Orders = g.Count(o => o.Status != OrderStatus.Cancelled),
            Total = g.Sum(o => o.Status != OrderStatus.Cancelled ? o.Total : 0),
            First = g.Min(o => o.CreatedAt),
            Last = g.Max(o => o.CreatedAt),
        }).ToListAsync(ct);
        var newest = await orders
            .Where(o => !orders.Any(later => later.AccountId == o.AccountId && later.Email == o.Email && later.CreatedAt > o.CreatedAt))
            .Select(o => new { o.AccountId, o.Email, o.CreatedAt, o.ShipTo.Name, o.ShipTo.Phone }).ToListAsync(ct);
        var last = newest.GroupBy(o => person(o.AccountId, o.Email)).ToDictionary(g => g.Key, g => g.MaxBy(o => o.CreatedAt)!);
        return sums.GroupBy(s => person(s.AccountId, s.Email)).Where(g => last.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => new Buyer(
            last[g.Key].Email, last[g.Key].Name, last[g.Key].Phone, g.Sum(s => s.Orders),
            [.. g.Where(s => s.Orders > 0).GroupBy(s => s.Currency).Select(c => new Money(c.Sum(s => s.Total), c.Key))],
            g.Min(s => s.First), g.Max(s => s.Last)));
    }
}
