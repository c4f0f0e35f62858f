using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Credits;

/// <inheritdoc/>
internal sealed class CreditsContract(PaymentsDbContext db, ICaller caller, TimeProvider clock) : ICredits
{
    /// <summary>What was taken for an order that is never placed goes back after it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Result<IReadOnlyList<CreditShare>>> FindAsync(CreditWish wish, string currency, CancellationToken ct)
    {
        var found = await WishedAsync(wish, currency, ct);
        return found.Error is { } refused ? refused : found.Value.ConvertAll(c => c.Share(c.Balance));
    }

    public async Task<Money> StoreCreditAsync(Guid accountId, string currency, CancellationToken ct) => new(
        await db.Credits.Where(c => c.AccountId == accountId && c.Currency == currency && c.DisabledAt == null).Select(c => c.Balance).FirstOrDefaultAsync(ct),
        currency);

    public async Task<Result<IReadOnlyList<CreditPart>>> PlanAsync(CreditWish wish, Money total, CreditRest rest, CancellationToken ct)
    {
        var wished = await WishedAsync(wish, total.Currency, ct);
        if (wished.Error is { } refused) return refused;
        CreditShare[] found = [.. wished.Value.Select(c => c.Share(c.Balance))];
        var shares = Split(found, total, rest);
        if (WhyNot(wish, found, shares, total, rest) is { } changed) return changed;
        return wished.Value.Zip(shares, (c, share) => new CreditPart(c.Id, share.Amount)).Where(p => p.Amount.Amount > 0).ToList();
    }

    public Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(Guid orderId, CreditWish wish, Money total, CreditRest rest, CancellationToken ct) =>
        db.CommitAsync<Result<IReadOnlyList<CreditShare>>>(async () =>
        {
            var wished = await WishedAsync(wish, total.Currency, ct);
            if (wished.Error is { } refused) return refused;
            // With those of an earlier try, so that who tries again at once queues up.
            var known = await db.CreditUses.Where(u => u.OrderId == orderId).Select(u => u.CreditId).ToListAsync(ct);
            var locked = await db.LockCreditsAsync(known.Concat(wished.Value.Select(c => c.Id)), ct);
            Credit[] credits = [.. wished.Value.Select(w => locked.First(c => c.Id == w.Id))];
            // It was given another code in this moment.
            if (credits.Where((c, i) => c.CodeHash != wished.Value[i].CodeHash).Any()) return NotUsable;
            var uses = await db.CreditUses.Where(u => u.OrderId == orderId).ToListAsync(ct);
            var now = db.Now(caller.Actor);
            long Held(Credit credit) => uses.FirstOrDefault(u => u.CreditId == credit.Id)?.Open ?? 0;
            CreditShare[] found = [.. credits.Select(c => c.Share((c.IsUsable(now.At) ? c.Balance : 0) + Held(c)))];
            var shares = Split(found, total, rest);
            var paid = SumOf(shares, total);
            if (uses.Exists(u => u.Open > 0))
            {
                if (uses.Where(u => u.Open > 0).Sum(u => u.Open) != paid.Amount || credits.Where((c, i) => Held(c) != shares[i].Amount.Amount).Any())
                    return Changed(wish.IsOfDraft ? InTwoHours : "This quote is being ordered with other gift cards or store credit. Ask for a new quote.", paid, total);
                foreach (var use in uses) use.ExpiresAt = now.At + Patience;
                return Used(shares);
            }
            if (WhyNot(wish, found, shares, total, rest) is { } changed) return changed;
            var places = uses.Count == 0 ? 0 : uses.Max(u => u.Place);
            foreach (var (credit, i) in credits.Select((c, i) => (c, i)))
            {
                var amount = shares[i].Amount.Amount;
                if (amount == 0) continue;
                credit.Spend(amount, orderId, now);
                // What an earlier try had taken has gone back: it is taken anew.
                var use = uses.Find(u => u.CreditId == credit.Id) ?? db.CreditUses.Add(new(orderId, credit.Id, ++places)).Entity;
                use.Taken += amount;
                use.ExpiresAt = now.At + Patience;
            }
            return Used(shares);
        }, ct);

    private static IReadOnlyList<CreditShare> Split(IReadOnlyList<CreditShare> found, Money total, CreditRest rest) => CreditShare.Split(
        found, total, rest is CreditRest.Gateway ? StripeAmount.RangeOf(total.Currency)?.Least.Amount ?? 1 : 1, StripeAmount.StepOf(total.Currency));

    private static Money SumOf(IReadOnlyList<CreditShare> shares, Money total) => shares.Aggregate(Money.Zero(total.Currency), (sum, s) => sum + s.Amount);

    /// <summary>Why they do not pay as they are to; null where they do.</summary>
    private static Error? WhyNot(CreditWish wish, IReadOnlyList<CreditShare> found, IReadOnlyList<CreditShare> shares, Money total, CreditRest rest)
    {
        var paid = SumOf(shares, total);
        if (found.FirstOrDefault(f => f.Amount.Amount == 0) is { } empty)
            return empty.Kind == CreditShare.Exchange ? NoExchange
                : Changed(empty.LastFour is { } four ? $"Nothing is left on the gift card that ends in {four}." : "No store credit is left.", paid, total);
        return wish.Expected is { } expected && expected != paid ? Changed($"Gift cards and store credit pay {paid} of this order now.", paid, total)
            : rest is CreditRest.Nobody && paid != total
            ? Changed($"Gift cards and store credit pay {paid} of this order, so {total - paid} are left to pay.", paid, total) : null;
    }

    internal static Error Changed(string why, Money paid, Money total) =>
        Error.Conflict("credit-changed", why).With("credit", paid).With("left", total - paid);

    internal static readonly Error NotUsable = Error.Conflict("gift-card-not-usable",
        "There is no gift card with this code that can be used. Look at the code again; a card may have expired, too.");

    private const string InTwoHours =
        "This is being ordered with other gift cards or store credit. Pay with the same as before, or try again in two hours.";

    private static readonly Error NoExchange =
        Error.Conflict("credit-changed", "What came back does not pay for this order now. Try again in two hours, or ask the shop.");

    private static Result<IReadOnlyList<CreditShare>> Used(IReadOnlyList<CreditShare> shares) => shares.Where(s => s.Amount.Amount > 0).ToList();

    /// <summary>What came back first, then in the order of the wish, store credit last.</summary>
    private async Task<Result<List<Credit>>> WishedAsync(CreditWish wish, string currency, CancellationToken ct)
    {
        if (wish.StoreCredit && wish.AccountId is null) return Error.Invalid("useStoreCredit", "Sign in to pay with your store credit.");
        string[] hashes = [.. wish.Codes.Select(CreditCode.HashOf).Distinct()];
        var cards = hashes.Length == 0 ? [] : await db.Credits.AsNoTracking().Where(c => c.CodeHash != null && hashes.Contains(c.CodeHash)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        if (cards.Count != hashes.Length || cards.Exists(c => !c.IsUsable(now))) return NotUsable;
        if (cards.Find(c => c.Currency != currency) is { } other)
            return NotUsable with { Detail = $"The gift card that ends in {other.LastFour} is in {other.Currency}, the order in {currency}." };
        List<Credit> found = [.. hashes.Select(h => cards.First(c => c.CodeHash == h))];
        if (wish.Exchange is { } exchange)
        {
            if (await db.Credits.AsNoTracking().FirstOrDefaultAsync(c => c.ExchangeId == exchange, ct) is not { } back || !back.IsUsable(now))
                return NoExchange;
            found.Insert(0, back);
        }
        if (!wish.StoreCredit) return found;
        if (await db.Credits.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == wish.AccountId && c.Currency == currency, ct) is not { } own)
            return Error.Conflict("credit-changed", "No store credit is left.").With("credit", Money.Zero(currency));
        found.Add(own);
        return found;
    }
}
