using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>Money that comes and goes without the gateway: staff says so, with a reference.</content>
internal sealed partial class Payment
{
    /// <summary><see cref="ManualMethod.Id"/>; null where the gateway takes the money.</summary>
    [MaxLength(20)] public string? Manual { get; private init; }

    public bool IsManual => Manual is not null;

    /// <summary>It is confirmed and nothing was taken yet: what is due can become more, or less.</summary>
    private bool IsPaidOnDelivery => Manual is ManualMethod.CashOnDelivery && State is PaymentState.Awaited;

    /// <summary>The money has come, all of it. Refusal: <c>payment-not-awaited</c>, also when it was said before.</summary>
    /// <param name="reference">By which it is found on the shop's account or in its till.</param>
    public Result MarkPaid(string reference, Stamp s)
    {
        if (State is not PaymentState.Awaited) return NotAwaited;
        var all = Math.Max(Due, CreditUsed);
        (Authorized, Captured) = (all, all);
        Move(PaymentState.Captured, s);
        Record(LedgerKind.Captured, all - CreditUsed, Manual switch
        {
            ManualMethod.CashOnDelivery => "paid on delivery",
            ManualMethod.Cash => "paid in cash",
            _ => "paid by bank transfer",
        }, reference, s);
        RecordCredit(s);
        // What is paid on delivery was confirmed before.
        if (Manual is not ManualMethod.CashOnDelivery) _events.Add(new PaymentAuthorized(Id, Of(all), "none", s.At));
        _events.Add(new PaymentCaptured(Id, Of(all), s.At));
        GiveBackChange("The order was changed", s);
        return Result.Success;
    }

    /// <summary>Staff has paid a refund back by hand. Refusal: <c>refund-not-manual</c>, also when it was said before.</summary>
    public Result<Refund> PaidBack(Guid id, string reference, Stamp s)
    {
        if (FindRefund(id) is not { } refund) return Error.NotFound("refund");
        if (!IsManual) return Error.Conflict("refund-not-manual", "The gateway makes this refund; there is nothing to record.");
        if (refund.To is not RefundTo.Method) return ByCredit;
        if (refund.State is not RefundState.Pending) return Error.Conflict("refund-not-manual", "This refund is recorded as paid back already.");
        Change(refund, RefundState.Succeeded, reference, s);
        Succeed(refund, reference, s);
        SettleWith(refund, s);
        return refund;
    }

    /// <summary>
    /// Staff takes a refund back that is to be paid by hand, and was not. Refusal: <c>refund-not-manual</c>, also of what is owed because the order was
    /// cancelled or became cheaper.
    /// </summary>
    public Result<Refund> WithdrawRefund(Guid id, string reason, Stamp s)
    {
        if (FindRefund(id) is not { } refund) return Error.NotFound("refund");
        if (!IsManual) return Error.Conflict("refund-not-manual", "The gateway makes this refund; it cannot be withdrawn.");
        if (refund.To is not RefundTo.Method) return ByCredit;
        if (refund.State is not RefundState.Pending)
            return Error.Conflict("refund-not-manual", $"This refund is {(refund.Counts ? "recorded as paid back" : "withdrawn")} already.");
        if (CancelledAt is not null || SupplementOf is not null || refund.ForChange
            || _refunds.Exists(r => r.To is RefundTo.Exchange && r.Reason == refund.Reason))
            return Error.Conflict("refund-not-manual",
                "This is owed: the order was cancelled, comes to less since it was changed, or the refund is part of an exchange or supplement. Pay it back.");
        foreach (var part in With(refund).Prepend(refund).ToList())
        {
            TakeOff(part);
            Change(part, RefundState.Failed, Cut($"Withdrawn by {s.Actor}: {reason}"), s);
            _events.Add(new RefundWithdrawn(Id, part.Id, Of(part.Amount), reason, s.Actor, s.At));
        }
        // It may have stood for what the order costs less since it was changed.
        GiveBackChange("The order was changed", s);
        return refund;
    }

    private static readonly Error ByCredit = Error.Conflict("refund-not-manual", "A gift card or store credit gets this; there is nothing to record.");

    /// <summary>An order that was to be paid on delivery came back: nobody will pay for it.</summary>
    public void GiveUp(Stamp s)
    {
        if (State is PaymentState.Awaited) Void(s);
    }

    private Error NotAwaited => Error.Conflict("payment-not-awaited", this switch
    {
        { IsManual: true, State: PaymentState.Captured } => "This order is marked as paid already.",
        { IsManual: true } => "This order was cancelled before it was paid. Pay the money back, or place the order anew.",
        { State: PaymentState.NotRequired } => "There is nothing to pay for this order.",
        _ => "The gateway takes the money of this order; there is nothing to mark.",
    }).With("state", JsonNamingPolicy.CamelCase.ConvertName(State.ToString()));

    private void AskToPayBack(Refund refund, Stamp s) =>
        Alarm("pay-back", refund.Id.ToString(), $"Pay {Of(refund.Amount)} of order {OrderNumber} back by hand, and record it with the order.", s);

    private void Succeed(Refund refund, string reference, Stamp s)
    {
        Record(LedgerKind.Refunded, refund.Amount, refund.Reason, reference, s);
        _events.Add(new PaymentRefunded(
            Id, refund.Id, Of(refund.Amount), Of(SucceededRefunds), Of(Captured), refund.Reason, s.At, RefundedForChanges, refund.Target, refund.With,
            IsOfExchange(refund)));
    }
}
