using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Credits;

/// <summary>Changes of several credits at once, in the transaction of whoever asks.</summary>
internal static class CreditMoves
{
    /// <summary>
    /// The credits, to be changed. Their rows are taken first, and always in the same order, so that who comes at once queues up instead of losing against
    /// the other's version.
    /// </summary>
    public static async Task<List<Credit>> LockCreditsAsync(this PaymentsDbContext db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.BeginWriteAsync(ct);
        var found = new List<Credit>();
        foreach (var id in ids.Distinct().Order())
        {
            await db.Credits.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Currency, c => c.Currency), ct);
            found.Add(await db.Credits.SingleAsync(c => c.Id == id, ct));
        }
        return found;
    }

    /// <summary>The store credit of an account, to be changed; made where there is none yet.</summary>
    public static async Task<Credit> LockStoreCreditAsync(this PaymentsDbContext db, Guid account, string currency, Stamp s, CancellationToken ct)
    {
        var id = await db.Credits.Where(c => c.AccountId == account && c.Currency == currency).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
        return id is { } known ? (await db.LockCreditsAsync([known], ct))[0] : db.Credits.Add(Credit.OfAccount(account, currency, s)).Entity;
    }

    /// <summary>
    /// Takes what credits are to pay of a supplement, in the transaction that opens its payment, which stands for it from the beginning. False, and nothing is
    /// taken, where one of them has less, or can be used no more.
    /// </summary>
    public static async Task<bool> TakeCreditAsync(
        this PaymentsDbContext db, Guid payment, IReadOnlyList<SupplementCredit> parts, Stamp s, CancellationToken ct)
    {
        var credits = await db.LockCreditsAsync(parts.Select(p => p.CreditId), ct);
        var taken = parts.Select(p => (Credit: credits.First(c => c.Id == p.CreditId), p.Amount.Amount)).ToList();
        if (taken.Exists(t => !t.Credit.IsUsable(s.At) || t.Credit.Balance < t.Amount)) return false;
        foreach (var (credit, amount) in taken)
        {
            credit.Spend(amount, payment, s);
            db.CreditUses.Add(new(payment, credit.Id, taken.FindIndex(t => t.Credit == credit) + 1) { Taken = amount });
        }
        return true;
    }

    /// <summary>Gives credits what a payment has for them.</summary>
    public static async Task MoveCreditAsync(this PaymentsDbContext db, Payment payment, IReadOnlyList<CreditMove> moves, CancellationToken ct)
    {
        foreach (var move in moves)
        {
            if (move.To is RefundTo.StoreCredit)
                (await db.LockStoreCreditAsync(payment.AccountId!.Value, payment.Currency, move.Stamp, ct))
                    .Refund(move.Amount, move.Reason, payment.Id, move.Stamp);
            else if (move.Exchange is { } exchange)
                db.Credits.Add(Credit.OfExchange(exchange, payment.Id, payment.Currency, move.Reason, move.Stamp)).Entity
                    .Refund(move.Amount, move.Reason, payment.Id, move.Stamp);
            else if (move.To is RefundTo.Supplement) await db.GiveSupplementsBackAsync(payment.OrderId, move.Reason, move.Stamp, ct);
            else await db.GiveBackAsync(payment.Id, move.Amount, move.Reason, move.Stamp, ct, isOver: true);
        }
    }

    /// <summary>Gives back of what an order has taken, to the credit that was taken last first.</summary>
    /// <param name="isOver">The order was placed, so that its exchange is used up: what comes back of it is refunded.</param>
    public static async Task GiveBackAsync(
        this PaymentsDbContext db, Guid order, long amount, string reason, Stamp s, CancellationToken ct, bool isOver = false)
    {
        var ids = await db.CreditUses.Where(u => u.OrderId == order).Select(u => u.CreditId).ToListAsync(ct);
        var credits = await db.LockCreditsAsync(ids, ct);
        var uses = await db.CreditUses.Where(u => u.OrderId == order).OrderByDescending(u => u.Place).ToListAsync(ct);
        foreach (var use in uses.Where(u => u.Open > 0))
        {
            var back = Math.Min(amount, use.Open);
            if (back == 0) break;
            var credit = credits.First(c => c.Id == use.CreditId);
            credit.Return(back, reason, order, s);
            if (credit.Kind is CreditKind.Exchange)
            {
                if (isOver || credit.DisabledAt is not null) await db.GiveBackExchangeAsync(credit, s, ct);
            }
            else if (credit.DisabledAt is not null)
                await db.RaiseAsync(Alert.Of("credit-disabled", $"{credit.Id}/{credit.Entries}", order,
                    $"{new Money(back, credit.Currency)} came back to the disabled gift card {(credit.LastFour is { } four ? $"that ends in {four}" : $"of {credit.Recipient}")}. "
                        + "Issue another.", s.At), ct);
            use.Returned += back;
            amount -= back;
        }
        if (amount > 0) throw new InvalidOperationException($"Order {order} has taken {amount} less of credit than is to go back.");
    }

    /// <summary>What an exchange does not use is refunded by the order that it is of.</summary>
    public static async Task GiveBackExchangeAsync(this PaymentsDbContext db, Credit credit, Stamp s, CancellationToken ct)
    {
        if (credit.Balance == 0) return;
        var payment = await db.FindPaymentAsync(credit.OfOrder!.Value, ct)
            ?? throw new InvalidOperationException($"Credit {credit.Id} is of order {credit.OfOrder}, which has no payment.");
        payment.GiveBackExchange(credit.Balance, credit.Note!, credit.GoesBackAs, s);
        credit.GiveBack(s);
        await db.PublishEventsAsync(payment, ct);
    }
}
