using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about its payment: authorised, declined, charged, given back.</summary>
internal sealed partial class Order
{
    /// <summary>The gateway has authorised: an order that waited for it is confirmed, or cancelled when its stock could not be kept.</summary>
    /// <param name="stockKept">Whether the order's stock is set aside for good.</param>
    public void Authorized(bool stockKept, DateTimeOffset now)
    {
        if (Status is OrderStatus.Cancelled)
        {
            Record(Become(State.After(TimelineEventKind.PaidLate)), TimelineEventKind.PaidLate, Actor.System, now,
                "The payment came after the order was cancelled. It is given back in full.");
            return;
        }
        Apply(TimelineEventKind.PaymentAuthorized, Actor.System, now, $"{TotalMoney} authorised.");
        if (Status is not OrderStatus.AwaitingPayment) return;
        if (!stockKept)
        {
            Cancel("The stock was gone before the payment came. The payment is given back in full.", Actor.System, now);
            return;
        }
        Apply(TimelineEventKind.OrderConfirmed, Actor.System, now, "Paid for, and the stock is set aside.");
        _events.Add(new OrderConfirmed(Id, Number, ContractLines(), TotalMoney, ShipTo, Carrier, Service, WeightGrams, now));
    }

    public void ActionRequired(int attempt, string url, DateTimeOffset now)
    {
        if (attempt < PaymentAttempt || !Apply(TimelineEventKind.PaymentActionRequired, Actor.System, now, "The card's bank asks for a confirmation.")) return;
        ActionUrl = url;
    }

    public void Declined(int attempt, string code, string message, DateTimeOffset now)
    {
        if (attempt < PaymentAttempt || !Apply(TimelineEventKind.PaymentDeclined, Actor.System, now, message)) return;
        (FailureCode, FailureMessage) = (Short(code, 100), Short(message, 500));
    }

    /// <summary>The customer sends another payment method, while the stock is still held.</summary>
    public Result RetryPayment(string paymentMethod, Actor actor, DateTimeOffset now)
    {
        if (!CanRetryPayment(now))
            return Error.Conflict("payment-not-retryable", "Another payment method can be sent after a decline, until the order's hold runs out.");
        Apply(TimelineEventKind.PaymentRetried, actor, now, "Another payment method was sent.");
        PaymentAttempt++;
        _events.Add(new PaymentRetried(Id, paymentMethod, PaymentAttempt));
        return Result.Success;
    }

    public bool CanRetryPayment(DateTimeOffset now) => Status is OrderStatus.AwaitingPayment && PaymentStatus is PaymentStatus.Declined && HoldExpiresAt > now;

    /// <returns>Not yet, while the event of the authorisation is missing.</returns>
    public Result Captured(Money amount, DateTimeOffset now)
    {
        if (Status is OrderStatus.AwaitingPayment) return Error.NotYet("The order is not confirmed yet.");
        Apply(TimelineEventKind.PaymentCaptured, Actor.System, now,
            Status is OrderStatus.Cancelled ? $"{amount} charged after the order was cancelled. It is refunded in full." : $"{amount} charged.");
        return Result.Success;
    }

    public void CaptureFailed(string message, DateTimeOffset now)
    {
        if (!Apply(TimelineEventKind.PaymentCaptureFailed, Actor.System, now, message)) return;
        (FailureCode, FailureMessage) = ("capture_failed", Short(message, 500));
        if (State.CanBeCancelled) Cancel("The payment could not be charged.", Actor.System, now);
    }

    public void Voided(DateTimeOffset now)
    {
        Apply(TimelineEventKind.PaymentVoided, Actor.System, now, "The payment was given back; nothing was charged.");
        if (PaymentStatus is PaymentStatus.Voided && State.CanBeCancelled) Cancel("The payment was given back by the bank.", Actor.System, now);
    }

    public void RefundAsked(Money amount, string reason, Actor actor, DateTimeOffset now) =>
        Record(State, TimelineEventKind.RefundRequested, actor, now, $"A refund of {amount} was asked for: {reason}");

    /// <param name="refunded">All succeeded refunds together.</param>
    /// <param name="asOf">When that was so.</param>
    public void Refunded(Money amount, Money refunded, Money captured, string reason, DateTimeOffset asOf, DateTimeOffset now) =>
        RefundsChanged(refunded >= captured ? TimelineEventKind.RefundedInFull : TimelineEventKind.RefundedInPart, asOf, now, $"{amount} refunded: {reason}");

    /// <inheritdoc cref="Refunded"/>
    public void RefundFailed(Money amount, Money refunded, string message, DateTimeOffset asOf, DateTimeOffset now) =>
        RefundsChanged(refunded.Amount > 0 ? TimelineEventKind.RefundFailedInPart : TimelineEventKind.RefundFailed, asOf, now,
            $"The refund of {amount} failed: {message}");

    private void RefundsChanged(TimelineEventKind what, DateTimeOffset asOf, DateTimeOffset now, string detail)
    {
        var late = asOf < RefundsAsOf;
        if (!late) RefundsAsOf = asOf;
        Record(late ? State : Become(State.After(what)), what, Actor.System, now, detail);
    }
}
