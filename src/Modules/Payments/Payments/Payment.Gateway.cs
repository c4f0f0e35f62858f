using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;
using ClickCart.Payments.SavedCards;

namespace ClickCart.Payments.Payments;

/// <content>What the gateway answers, and what is known when it does not.</content>
internal sealed partial class Payment
{
    /// <summary>The call's outcome is not known; the same key, or a read, will show it.</summary>
    public void Doubt(IGatewayCall call, string why)
    {
        if (!call.Doubt(Cut(why))) return;
        Touch();
        if (State is PaymentState.Authorizing) State = PaymentState.Unknown;
    }

    /// <summary>The key can say no more and a read has shown no effect: the same call under a new key.</summary>
    public void RenewKey(IGatewayCall call, Stamp s)
    {
        switch (call)
        {
            case Attempt attempt:
                attempt.End(AttemptOutcome.Abandoned, attempt.Detail);
                Add(attempt.Kind, attempt.PaymentMethod, s);
                break;
            case Refund refund:
                (refund.Key, refund.KeyAt) = ($"clickcart-{s.Ids.New():n}", s.At);
                Touch();
                break;
        }
    }

    /// <summary>The gateway refused to authorise.</summary>
    public void Decline(StripeError error, Stamp s)
    {
        if (error.PaymentIntent is { } intent && GatewayId is null && Mismatch(intent) is null) GatewayId = intent.Id;
        if (!PaymentStates.Allows(State, PaymentState.Declined)) return;
        Current.End(AttemptOutcome.Refused, error.Reason);
        Move(PaymentState.Declined, s);
        _events.Add(new PaymentDeclined(Id, AttemptNumber, error.Reason, error.ForCustomers, s.At));
        EndDeclinedWithCredit(error.ForCustomers, s);
        VoidIfCancelled(s);
    }

    /// <summary>The gateway refused to capture, and a read has shown that it did not.</summary>
    public void FailCapture(string why, Stamp s)
    {
        if (State is not PaymentState.Capturing) return;
        Current.End(AttemptOutcome.Refused, why);
        Move(PaymentState.CaptureFailed, s);
        _events.Add(new PaymentCaptureFailed(Id, Cut(why), s.At));
        Alarm("capture-failed", Id.ToString(), $"Order {OrderNumber} could not be captured: {why}", s);
        if (SupplementOf is not null) Cancel("It could not be charged.", s);
        else VoidIfCancelled(s);
    }

    /// <summary>Follows what the gateway says of the payment. Of another amount, currency or order it believes nothing and raises an alert.</summary>
    public void Observe(PaymentIntent intent, Stamp s)
    {
        if (Mismatch(intent) is { } why)
        {
            Alarm("wrong-payment", intent.Id, $"The gateway's {intent.Id} is not the payment of order {OrderNumber}: {why}.", s);
            return;
        }
        if (IsTriedOnGatewaysPage(intent)) return;
        if (GatewayId is null && intent.Id.Length > 0)
        {
            GatewayId = intent.Id;
            Touch();
        }
        switch (intent.Status)
        {
            case "requires_capture" when PaymentStates.Allows(State, PaymentState.Authorized):
                Authorize(s);
                break;
            case "succeeded" when State is not (PaymentState.Captured or PaymentState.Voided):
                if (PaymentStates.Allows(State, PaymentState.Authorized)) Authorize(s);
                Capture(intent.AmountReceived, s);
                break;
            case "canceled" when State is PaymentState.Capturing:
                FailCapture("The authorisation has lapsed.", s);
                break;
            case "canceled" when PaymentStates.Allows(State, PaymentState.Voided):
                Void(s);
                break;
            case "requires_action" when PaymentStates.Allows(State, PaymentState.ActionRequired) && intent.ActionUrl is { } url:
                Current.End(AttemptOutcome.Succeeded, intent.Status);
                Move(PaymentState.ActionRequired, s);
                _events.Add(new PaymentActionRequired(Id, AttemptNumber, url, s.At, Current.Session is not null));
                break;
            case "requires_action" when PaymentStates.Allows(State, PaymentState.ActionRequired):
                Alarm("no-address", intent.Id,
                    $"The bank wants order {OrderNumber} to be confirmed by its customer, but the gateway names no safe page for it.", s);
                break;
            case "processing" when PaymentStates.Allows(State, PaymentState.Processing):
                Current.End(AttemptOutcome.Succeeded, intent.Status);
                Move(PaymentState.Processing, s);
                break;
            // In Authorizing and Unknown this may still be the last try's decline: there the key decides, not the read.
            case "requires_payment_method" when State is PaymentState.ActionRequired or PaymentState.Processing:
                Decline(intent.LastPaymentError ?? new(null, null, null, null, null), s);
                break;
        }
        // A supplement is for a change that is carried out once it is paid.
        if (SupplementOf is not null && CancelledAt is null) Capture(s);
        VoidIfCancelled(s);
    }

    /// <summary>On the gateway's own page the customer may try one card after another: that ends with the visit, not with a card.</summary>
    private bool IsTriedOnGatewaysPage(PaymentIntent intent) => GatewayId is null && Session is not null && intent.Id.Length > 0
        && intent.Status is "requires_payment_method" or "requires_confirmation" or "requires_action";

    private string? Mismatch(PaymentIntent intent) =>
        GatewayId is not null && GatewayId != intent.Id ? $"that is {GatewayId}"
        : intent.OrderId != Id.ToString() ? $"it names order {intent.OrderId ?? "none"}"
        : intent.Amount != ByMethod || !string.Equals(intent.Currency, Currency, StringComparison.OrdinalIgnoreCase)
            ? $"it is over {new Money(intent.Amount, intent.Currency.ToUpperInvariant())}, not {Of(ByMethod)}"
        : intent.AmountReceived > ByMethod ? $"it received {Of(intent.AmountReceived)}"
        : null;

    private void Authorize(Stamp s)
    {
        if (_attempts.Count > 0) Current.End(AttemptOutcome.Succeeded);
        Authorized = Amount;
        Move(PaymentState.Authorized, s);
        Record(LedgerKind.Authorized, Amount, SupplementOf is null ? "the order was placed" : "the order is to be changed", GatewayId, s);
        _events.Add(new PaymentAuthorized(Id, Of(Amount), GatewayId ?? "none", s.At));
        if (KeepsCard && AccountId is { } account) _events.Add(new CardKept(account));
    }

    /// <param name="amount">What the gateway took; what credit pays was taken when the order was placed.</param>
    private void Capture(long amount, Stamp s)
    {
        if (_attempts.Count > 0) Current.End(State is PaymentState.Voiding ? AttemptOutcome.Refused : AttemptOutcome.Succeeded);
        (Authorized, Captured) = (Amount, amount + Elsewhere);
        Move(PaymentState.Captured, s);
        // Whoever reports it, somebody may have asked for it.
        var (why, asked) = CaptureAskedBy is { } staff ? ("charged by hand before the order goes out", s with { Actor = staff })
            : (SupplementOf is null ? "the order goes out" : "the order is to be changed", s);
        if (!IsByCreditAlone) Record(LedgerKind.Captured, amount, CancelReason ?? why, GatewayId, asked);
        RecordCredit(asked);
        _events.Add(new PaymentCaptured(Id, Of(Captured), s.At, Supplemented > 0 ? Of(Supplemented) : null));
        if (CancelledAt is not null) RefundTheRest(s);
        else GiveBackChange("The order was changed", s);
    }

    private void Void(Stamp s)
    {
        if (_attempts.Count > 0) Current.End(State is PaymentState.Voiding ? AttemptOutcome.Succeeded : AttemptOutcome.Refused);
        Move(PaymentState.Voided, s);
        if (Authorized > 0) Record(LedgerKind.Voided, Authorized, CancelReason ?? "the authorisation lapsed", GatewayId, s);
        if (CreditUsed > 0) _moves.Add(new(RefundTo.Credit, CreditUsed, CancelReason ?? "the order ended unpaid", s));
        if (Supplemented > 0) _moves.Add(new(RefundTo.Supplement, Supplemented, CancelReason ?? "the order ended unpaid", s));
        _events.Add(new PaymentVoided(Id, s.At));
    }
}
