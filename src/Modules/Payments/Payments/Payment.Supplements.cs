using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>
/// What a change makes an order dearer is paid by a payment of its own, a supplement. Once the change is made, what it took is a part of the order's payment,
/// and what goes back of that part goes back by the supplement.
/// </content>
internal sealed partial class Payment
{
    private const string SupplementPaidIt = "paid by a supplement";

    /// <summary>The order whose change this payment is for; null where it is an order's own.</summary>
    public Guid? SupplementOf { get; private init; }

    /// <summary>Of a supplement: when its change was made, so that it is a part of the order's payment.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>The part of <see cref="Amount"/> that supplements have paid.</summary>
    public long Supplemented { get; private set; }

    /// <summary>Which order it is about.</summary>
    public Guid OrderId => SupplementOf ?? Id;

    /// <summary>What of <see cref="Supplemented"/> has gone back, or is to.</summary>
    public long OwedToSupplements => State is PaymentState.Voided ? Supplemented
        : _refunds.Where(r => r.To is RefundTo.Supplement && r.State is RefundState.Succeeded).Sum(r => r.Amount);

    /// <summary>What can still go back by supplements.</summary>
    private long SupplementLeft => Captured == 0 ? 0
        : Supplemented - _refunds.Where(r => r.To is RefundTo.Supplement && r.Counts).Sum(r => r.Amount);

    /// <summary>What can go back now to where the gateway, or hands, took it from.</summary>
    public long CanGoBackByMethod => DisputedAt is null ? Math.Min(MethodLeft, Refundable) : 0;

    /// <summary>What can go back now.</summary>
    public long CanGoBack => DisputedAt is null ? Refundable : 0;

    /// <summary>
    /// Begins to charge a supplement. What was paid by hand is charged already, as is what credit alone pays; what credit was to pay and does not is over.
    /// </summary>
    /// <param name="isCreditTaken">Whether credit pays what it was to pay; true where that is nothing.</param>
    public static Payment OpenSupplement(SupplementPaymentBegun begun, bool isCreditTaken, Stamp s)
    {
        var credit = isCreditTaken && begun.Credits is { } parts ? begun.Amount with { Amount = parts.Sum(p => p.Amount.Amount) } : (Money?)null;
        var payment = new Payment(
            new(begun.PaymentId, begun.Number, begun.AccountId, "", [], begun.Amount, null, begun.PaymentMethod, begun.At, begun.ExpiresAt, Credit: credit), s)
        {
            SupplementOf = begun.OrderId,
        };
        if (begun.Reference is { } reference) payment.MarkPaid(reference, s);
        else if (!isCreditTaken)
        {
            (payment.CancelledAt, payment.CancelReason) = (s.At, SupplementNotPaid.CreditChanged);
            payment.Void(s);
        }
        else if (payment.IsByCreditAlone)
        {
            payment.Authorize(s);
            payment.Capture(s);
        }
        else payment.Start(CallKind.Authorize, PaymentState.Authorizing, begun.PaymentMethod, s);
        return payment;
    }

    /// <summary>
    /// What credit paid of a supplement goes back as soon as the card is declined, once the gateway can charge it no more: the next try is another payment,
    /// with whatever its customer wants then.
    /// </summary>
    private void EndDeclinedWithCredit(string why, Stamp s)
    {
        if (SupplementOf is not null && CreditUsed > 0) Cancel(why, s);
    }

    /// <summary>
    /// The change is made that a supplement was paid for: from now on it is a part of this payment. Where the order is over meanwhile, it goes back instead.
    /// </summary>
    public void TakeIn(Payment supplement, Stamp s)
    {
        if (CancelledAt is not null || State is not (PaymentState.Authorized or PaymentState.Capturing or PaymentState.Captured))
        {
            supplement.Cancel(CancelReason ?? "The order is over.", s);
            return;
        }
        var amount = supplement.Captured;
        (supplement.UsedAt, Amount, Changed, Supplemented) = (s.At, Amount + amount, Changed - amount, Supplemented + amount);
        Authorized += amount;
        if (State is PaymentState.Captured)
        {
            Captured += amount;
            Record(LedgerKind.Captured, amount, SupplementPaidIt, "supplement", s);
        }
        supplement.Touch();
        Touch();
    }

    /// <summary>A supplement gives back what its order owes to it, or all: by hand only what could not be given back by itself.</summary>
    private bool MayBeGivenByHand(long amount) => SupplementOf is null || CancelledAt is not null
        || _refunds.Exists(r => r.State is RefundState.Failed && r.Amount == amount);

    /// <summary>Gives back what is owed, as far as it can.</summary>
    /// <returns>How much that is.</returns>
    public long GiveBack(long owed, string reason, Stamp s)
    {
        // Whoever closes the dispute at this moment looks again, at what is owed then.
        if (owed > 0 && DisputedAt is not null) Touch();
        if (DisputedAt is not null || Math.Min(owed, Refundable) is not (> 0 and var amount)) return 0;
        Begin(amount, reason, s);
        return amount;
    }

    /// <summary>Of a supplement others hear how it stands by itself; what it gives back is a part of what its order does.</summary>
    private IIntegrationEvent? AsOfSupplement(IIntegrationEvent one) => one switch
    {
        PaymentCaptured paid when CancelledAt is null => new SupplementPaid(Id, OrderId, paid.Amount, paid.At, Manual),
        PaymentActionRequired act => new SupplementNotPaid(Id, OrderId, act.Attempt, act.ActionUrl, null, IsOver: false, act.At),
        // It is over: that is said once what credit paid is back.
        PaymentDeclined when CreditUsed > 0 => null,
        PaymentDeclined declined => new SupplementNotPaid(Id, OrderId, declined.Attempt, null, declined.Message, IsOver: false, declined.At),
        PaymentCaptureFailed => Over(null),
        PaymentVoided => Over(CancelReason),
        _ => null,
    };

    private SupplementNotPaid Over(string? why) =>
        new(Id, OrderId, AttemptNumber, null, why ?? "The payment was given back; nothing was charged.", IsOver: true, ChangedAt);
}
