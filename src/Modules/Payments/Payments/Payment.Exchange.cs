using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>
/// Exchanges: a part of what a return gives back pays for what is sent instead. It is a refund that stays with the shop; what the exchange does not use in the
/// end is refunded as the order was paid, in place of it.
/// </content>
internal sealed partial class Payment
{
    /// <summary>Gives one part to the exchange, and the rest back. Refusals as of <see cref="CanRefund"/>.</summary>
    /// <param name="amount">Both parts.</param>
    /// <param name="exchange">Which one.</param>
    /// <param name="part">What pays for it: 1 or more.</param>
    /// <param name="id">Of the part's refund, with which that of the rest goes; given by who decided on it.</param>
    public Result RequestExchange(Money amount, Guid exchange, Money part, string reason, Guid id, Stamp s)
    {
        if (CanRefund(amount).Error is { } refused) return refused;
        var rest = amount - part;
        if (part.Amount < 1 || rest.Amount < 0)
            return Error.Conflict("refund-exceeds-captured", $"The exchange takes {part}, and only {amount} can go back for this return.");
        Settle(Accept(part.Amount, reason, null, s, id, to: RefundTo.Exchange), s, exchange);
        if (rest.Amount > 0) Begin(rest.Amount, reason, s, with: id);
        return Result.Success;
    }

    /// <summary>The exchange does not use so much of its part: that goes back as the order was paid.</summary>
    /// <param name="reason">That of the part's refund.</param>
    /// <param name="id">Of the refund, where who decided on it gave one.</param>
    public void GiveBackExchange(long amount, string reason, Guid? id, Stamp s)
    {
        var part = _refunds.Find(r => r is { To: RefundTo.Exchange, State: RefundState.Succeeded } && r.Reason == Cut(reason) && r.Amount >= amount)
            ?? throw new InvalidOperationException($"Payment {Id} has given no {amount} to an exchange for {reason}.");
        TakeOff(part);
        Change(part, RefundState.Failed, "the exchange did not use it", s);
        Record(LedgerKind.RefundReversed, part.Amount, "the exchange did not use it", "credit", s);
        if (part.Amount > amount)
        {
            var kept = new Refund(s.Ids.New(), part.Amount - amount, part.Reason, part.Actor, part.At, part.Day)
            {
                To = RefundTo.Exchange,
                State = RefundState.Succeeded,
                ChangedAt = s.At,
            };
            _refunds.Add(kept);
            Refunded += kept.Amount;
            Credited += kept.Amount;
            Record(LedgerKind.Refunded, kept.Amount, kept.Reason, "credit", s);
        }
        // What the bank has taken back for good is with the customer.
        if (DisputedAt is null && Refundable >= amount)
        {
            Begin(amount, reason, s, id);
            return;
        }
        var why = DisputedAt is null ? "The customer's bank has taken it back." : "The customer disputes the payment at the bank.";
        Alarm("exchange-not-given-back", part.Id.ToString(),
            $"{Of(amount)} of order {OrderNumber} are not used by an exchange, and were not given back. {why} Refund what is owed once the bank has decided.", s);
        // The part's own id would open the return again, although its order may stand.
        _events.Add(new RefundFailed(Id, id ?? s.Ids.New(), Of(amount), Of(SucceededRefunds), Of(Captured), why, s.At, RefundedForChanges));
    }

    /// <summary>It is in the place of a part that an exchange did not use. What of a return was refunded at once goes along with that part instead.</summary>
    private bool IsOfExchange(Refund refund) => refund.To is not RefundTo.Exchange
        && _refunds.Exists(r => r is { To: RefundTo.Exchange, State: RefundState.Failed } && r.Reason == refund.Reason && r.Id != refund.With);
}
