using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>A gift card for staff: its code is known to nobody but whoever was given it.</summary>
/// <param name="LastFour">The end of its code; null until the mail is written that it goes by.</param>
/// <param name="Issued">What it was issued with.</param>
/// <param name="Recipient">An e-mail address; null for nobody's in particular.</param>
/// <param name="Message">In the last mail with its code; null for none.</param>
internal sealed record GiftCardResponse(
    Guid Id, string? LastFour, GiftCardState State, Money Issued, Money Balance, DateTimeOffset? ExpiresAt, string? Recipient, string? Note,
    string? Message, DateTimeOffset IssuedAt, int Version) : IVersioned
{
    /// <summary>Newest first, where one card is looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<CreditMovement>? Ledger { get; init; }

    public static GiftCardResponse Of(Credit c, DateTimeOffset now) => new(
        c.Id, c.LastFour, StateOf(c, now), new(c.Issued, c.Currency), c.Money, c.ExpiresAt, c.Recipient, c.Note, c.Message, c.CreatedAt, c.Version);

    private static GiftCardState StateOf(Credit c, DateTimeOffset now) =>
        c.DisabledAt is not null ? GiftCardState.Disabled : c.ExpiresAt <= now ? GiftCardState.Expired
        : c.Balance == 0 ? GiftCardState.Used : GiftCardState.Active;
}

internal enum GiftCardState
{
    Active,

    /// <summary>Nothing is left on it.</summary>
    Used,
    Expired,
    Disabled,
}

/// <param name="Kind"><c>issued</c>, <c>spent</c>, <c>returned</c>, <c>refunded</c>, <c>adjusted</c>, <c>expired</c>, <c>disabled</c> or <c>mailed</c>.</param>
/// <param name="Amount">Negative where it became less.</param>
/// <param name="OrderNumber">Null where no order is concerned, or it was never placed.</param>
/// <param name="By">For staff: an e-mail address, <c>guest</c> or <c>system</c>; null for the customer.</param>
internal sealed record CreditMovement(
    DateTimeOffset At, CreditEntryKind Kind, Money Amount, Money BalanceAfter, string Reason, Guid? OrderId, string? OrderNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <param name="Email">Of the account.</param>
/// <param name="Balances">One for each currency in which there is or was any.</param>
/// <param name="Ledger">The newest first.</param>
internal sealed record StoreCreditResponse(Guid AccountId, string Email, IReadOnlyList<Money> Balances, IReadOnlyList<CreditMovement> Ledger);

internal static class CreditLedgers
{
    /// <summary>So many of the newest movements are shown.</summary>
    private const int Most = 200;

    public static async Task<Result<StoreCreditResponse>> StoreCreditAsync(
        this PaymentsDbContext db, ICustomerDirectory customers, IOrderReader orders, Guid account, bool forStaff, CancellationToken ct)
    {
        if (await customers.EmailOfAsync(account, ct) is not { } email) return Error.NotFound("customer");
        var credits = await db.Credits.AsNoTracking().Where(c => c.AccountId == account).OrderBy(c => c.Currency).ToArrayAsync(ct);
        return new StoreCreditResponse(account, email, [.. credits.Select(c => c.Money)], await db.LedgerOfAsync(orders, forStaff, ct, credits));
    }

    public static async Task<IReadOnlyList<CreditMovement>> LedgerOfAsync(
        this PaymentsDbContext db, IOrderReader orders, bool forStaff, CancellationToken ct, params Credit[] credits)
    {
        Guid[] ids = [.. credits.Select(c => c.Id)];
        var rows = await db.CreditLedger.AsNoTracking().Where(l => ids.Contains(EF.Property<Guid>(l, "CreditId")))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Number).Take(Most)
            .Select(l => new { Entry = l, CreditId = EF.Property<Guid>(l, "CreditId") }).ToListAsync(ct);
        Guid[] paid = [.. rows.Select(r => r.Entry.OrderId).OfType<Guid>().Distinct()];
        // A supplement is told by its order.
        var supplements = await db.Payments.IgnoreAutoIncludes().Where(p => paid.Contains(p.Id) && p.SupplementOf != null)
            .ToDictionaryAsync(p => p.Id, p => p.SupplementOf!.Value, ct);
        Guid? OrderOf(CreditEntry entry) => entry.OrderId is { } id && supplements.TryGetValue(id, out var order) ? order : entry.OrderId;
        var numbers = await orders.NumbersAsync([.. paid.Select(id => supplements.GetValueOrDefault(id, id)).Distinct()], ct);
        return [.. rows.Select(r =>
        {
            var (l, currency) = (r.Entry, credits.First(c => c.Id == r.CreditId).Currency);
            return new CreditMovement(l.At, l.Kind, new(l.Amount, currency), new(l.BalanceAfter, currency), l.Reason, OrderOf(l),
                OrderOf(l) is { } order ? numbers.GetValueOrDefault(order) : null, forStaff ? l.Actor : null);
        })];
    }
}
