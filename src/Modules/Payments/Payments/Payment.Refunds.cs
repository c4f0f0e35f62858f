using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>Giving money back: 0 ≤ refunds pending and succeeded ≤ captured.</content>
internal sealed partial class Payment
{
    /// <summary>A refund may fail after it has succeeded: should the webhook be lost, one more look a minute later finds it.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(60);

    /// <summary>Accepts a refund and begins it. Refusals: <c>validation-failed</c> for another currency, <c>refund-exceeds-captured</c>.</summary>
    /// <param name="id">Given by who decided on it elsewhere, so that it is made once; null for a new one.</param>
    /// <param name="asStoreCredit">The customer's account gets store credit in place of the money.</param>
    /// <returns>The first of the refunds that it takes: where credit paid a part, another may go along with it.</returns>
    public Result<Refund> RequestRefund(Money amount, string reason, Stamp s, Guid? id = null, bool asStoreCredit = false)
    {
        if (CanRefund(amount).Error is { } refused) return refused;
        if (asStoreCredit && AccountId is null) return NoAccount;
        return Begin(amount.Amount, reason, s, id, asStoreCredit: asStoreCredit);
    }

    /// <summary>Nobody owns the store credit of a guest.</summary>
    internal static readonly Error NoAccount =
        Error.Conflict("no-customer-account", "This order was placed without an account, so nobody has store credit for it. Give the money back.");

    /// <summary>Whether <see cref="RequestRefund"/> would accept it now.</summary>
    public Result CanRefund(Money amount)
    {
        if (State is PaymentState.NotRequired)
            return Error.Conflict("refund-exceeds-captured", "Nothing was paid for this order, so there is nothing to refund.").With("refundable", Of(0));
        if (amount.Currency != Currency) return Error.Invalid("amount", $"The order was paid in {Currency}.");
        if (DisputedAt is not null)
            return Error.Conflict("charge-disputed",
                "The customer disputes this payment at the bank, so nothing can be refunded now. Answer the dispute at the gateway, or accept it there.");
        if (amount.Amount < 1) return Error.Invalid("amount", "A refund is more than zero.");
        if (!IsManual && amount.Amount % StripeAmount.StepOf(Currency) != 0)
            return Error.Invalid("amount", $"The gateway moves {Currency} in steps of {Of(StripeAmount.StepOf(Currency))}.");
        if (Captured == 0)
            return Error.Conflict("refund-exceeds-captured", IsManual
                ? "This order has not been paid, so there is nothing to refund. Cancel it where it is not wanted any more."
                : "Nothing has been charged for this order, so there is nothing to refund. Cancel it: what is reserved on the card is given back.")
                .With("refundable", Of(0));
        return amount.Amount <= Refundable ? Result.Success
            : Error.Conflict("refund-exceeds-captured", $"Only {Of(Refundable)} of this order can still be refunded.").With("refundable", Of(Refundable));
    }

    public Refund? FindRefund(Guid id) => _refunds.Find(r => r.Id == id);

    /// <summary>Follows what the gateway says of the refunds, the oldest first.</summary>
    public void Observe(IReadOnlyList<StripeRefund> seen, Stamp s)
    {
        foreach (var refund in seen) Observe(refund, s);
    }

    /// <summary>Follows what the gateway says of a refund. One that was made there by hand is recorded here.</summary>
    public void Observe(StripeRefund seen, Stamp s)
    {
        var refund = _refunds.Find(r => r.GatewayId == seen.Id) ?? (seen.RefundId is { } id ? FindRefund(id) : null);
        if (refund is null && seen.Status is "failed" or "canceled") return;
        if (refund is null && MayBeGivenByHand(seen.Amount) && seen.Amount <= Math.Min(Refundable, MethodLeft))
            refund = Accept(seen.Amount, "made at the gateway", seen.Id, s);
        if (refund is null || refund.Amount != seen.Amount || (refund.GatewayId is not null && refund.GatewayId != seen.Id))
        {
            Alarm("wrong-refund", seen.Id, $"The gateway's refund {seen.Id} over {Of(seen.Amount)} does not fit the ledger of order {OrderNumber}.", s);
            return;
        }
        if (refund.GatewayId is null)
        {
            (refund.GatewayId, refund.Detail) = (seen.Id, null);
            Touch();
        }
        switch (seen.Status)
        {
            case "succeeded" when refund.State is RefundState.Pending:
                Change(refund, RefundState.Succeeded, null, s);
                Succeed(refund, seen.Id, s with { Actor = refund.Actor });
                SettleWith(refund, s with { Actor = refund.Actor });
                break;
            case "failed" or "canceled":
                FailRefund(refund, seen.FailureReason ?? seen.Status, s);
                break;
        }
    }

    /// <summary>The gateway refused a refund for good, or failed it.</summary>
    public void FailRefund(Refund refund, string why, Stamp s)
    {
        if (!refund.Counts) return;
        var (reversed, what) = (refund.State is RefundState.Succeeded,
            $"A refund of {Of(refund.Amount)} for order {OrderNumber} failed{(SupplementOf is null ? "" : " (of a supplement: make it at the gateway)")}");
        if (reversed) Record(LedgerKind.RefundReversed, refund.Amount, why, refund.GatewayId, s);
        if (refund.To is RefundTo.Method)
            Alarm(reversed ? "refund-reversed" : "refund-failed", refund.Id.ToString(), reversed ? $"{what} after it had succeeded: {why}" : $"{what}: {why}", s);
        TakeOff(refund);
        Change(refund, RefundState.Failed, Cut(why), s);
        _events.Add(new RefundFailed(Id, refund.Id, Of(refund.Amount), Of(SucceededRefunds), Of(Captured), Cut(why), s.At, RefundedForChanges));
        foreach (var part in With(refund).ToList()) FailRefund(part, why, s);
    }

    /// <summary>The customer's bank took money back. It is no refund of ours; people must answer it.</summary>
    public void Dispute(string reference, long amount, string status, Stamp s)
    {
        if (amount > 0) Record(LedgerKind.Disputed, amount, status, reference, s);
        DisputedAt = s.At;
        Touch();
        Alarm("dispute", reference, $"Order {OrderNumber} is disputed at the bank over {Of(amount)}: {status}.", s);
        _events.Add(new PaymentDisputed(Id, reference, Of(amount), Words(status), s.At));
    }

    /// <summary>The bank has decided, or the dispute was given up.</summary>
    public void CloseDispute(string reference, long amount, string status, Stamp s)
    {
        if (DisputedAt is null) return;
        DisputedAt = null;
        Touch();
        var won = status is "won" or "warning_closed";
        _events.Add(new DisputeClosed(Id, reference, Of(amount), won, Of(SucceededRefunds) - RefundedForChanges, s.At));
        if (!won) TakenBack += amount;
        if (CancelledAt is not null) RefundTheRest(s);
        else GiveBackChange("The order was changed", s);
        // Of what it has to give back, nothing could while the bank decided.
        if (UsedAt is not null) _moves.Add(new(RefundTo.Supplement, 0, "The bank has decided.", s));
    }

    private static string Words(string code) => code.Replace('_', ' ');

    private long SucceededRefunds => _refunds.Where(r => r.State is RefundState.Succeeded).Sum(r => r.Amount);

    private bool MayStillFail(DateTimeOffset now) => !IsManual
        && _refunds.Exists(r => r is { State: RefundState.Succeeded, To: RefundTo.Method } && now - r.ChangedAt < SecondLook);

    /// <summary>What the cancellation of a captured order gives back. While the bank decides about a dispute, it gives nothing back: the bank might.</summary>
    private void RefundTheRest(Stamp s)
    {
        if (Refundable > 0 && DisputedAt is null) Begin(Refundable, CancelReason ?? "the order was cancelled", s);
    }

    /// <summary>
    /// First to where the gateway, or whoever paid by hand, took it from; what is more, to the supplements and then to the credit that paid the rest, once
    /// that is done.
    /// </summary>
    private Refund Begin(long amount, string reason, Stamp s, Guid? id = null, bool forChange = false, bool asStoreCredit = false, Guid? with = null)
    {
        if (asStoreCredit) return Settle(Accept(amount, reason, null, s, id, forChange, RefundTo.StoreCredit), s);
        var byMethod = Math.Min(amount, MethodLeft);
        var bySupplement = Math.Min(amount - byMethod, SupplementLeft);
        Refund? first = null;
        foreach (var (to, part) in
            new[] { (RefundTo.Method, byMethod), (RefundTo.Supplement, bySupplement), (RefundTo.Credit, amount - byMethod - bySupplement) })
        {
            if (part == 0) continue;
            var refund = Accept(part, reason, null, s, first is null ? id : null, forChange, to, first?.Id ?? with);
            first ??= refund;
        }
        if (first!.To is not RefundTo.Method)
        {
            Settle(first, s);
            SettleWith(first, s);
        }
        else if (IsManual) AskToPayBack(first, s);
        else _work.Add(new RefundPaymentJob(Id, OrderNumber, first.Id));
        // Nobody decides again about what a supplement gives back, so its credit does not wait for the card.
        if (SupplementOf is not null) SettleWith(first, s);
        return first;
    }

    private Refund Accept(
        long amount, string reason, string? gatewayId, Stamp s, Guid? id = null, bool forChange = false, RefundTo to = RefundTo.Method, Guid? with = null)
    {
        var refund = new Refund(id ?? s.Ids.New(), amount, Cut(reason), s.Actor, s.At, s.Day.DayNumber)
        {
            GatewayId = gatewayId,
            ForChange = forChange,
            To = to,
            With = with,
        };
        _refunds.Add(refund);
        Refunded += amount;
        if (to is not RefundTo.Method) Credited += amount;
        Touch();
        Reschedule(s.At);
        if (to is not RefundTo.Exchange) _events.Add(new RefundRequested(Id, refund.Id, Of(amount), refund.Reason, s.Actor, s.At, refund.Target));
        return refund;
    }

    private void Change(Refund refund, RefundState state, string? detail, Stamp s)
    {
        (refund.State, refund.Detail, refund.ChangedAt) = (state, detail, s.At);
        Touch();
        Reschedule(s.At);
    }
}
