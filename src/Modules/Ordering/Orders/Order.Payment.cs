using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Returns;
using ClickCart.Payments.Contracts;

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
            Record(Become(State.After(TimelineEventKind.PaidLate)), TimelineEventKind.PaidLate, now,
                "The payment came after the order was cancelled. It is given back in full.");
            return;
        }
        if (Manual is null) Apply(TimelineEventKind.PaymentAuthorized, now, CreditUsed == 0 ? $"{TotalMoney} authorised."
            : CreditUsed >= Total ? PaidByCredit(TotalMoney) : $"{ToPay} authorised. " + PaidByCredit(Of(CreditUsed)));
        if (Status is not OrderStatus.AwaitingPayment) return;
        if (!stockKept)
        {
            Cancel("The stock was gone before the payment came. The payment is given back in full.", Actor.System, now);
            return;
        }
        Confirm("Paid for, and the stock is set aside.", now);
    }

    /// <summary>Nothing is to be paid, so there is nothing to wait for: its stock is held, and is kept as soon as the order is stored.</summary>
    private void ConfirmUnpaid(DateTimeOffset now)
    {
        Apply(TimelineEventKind.PaymentNotRequired, now, "There is nothing to pay.");
        Confirm("The stock is set aside.", now);
    }

    private void Confirm(string words, DateTimeOffset now)
    {
        Apply(TimelineEventKind.OrderConfirmed, now, words);
        _events.Add(new OrderConfirmed(Id, Number, ContractLines(), TotalMoney, ShipTo, Carrier, Service, WeightGrams, now,
            [.. _lines.OrderBy(l => l.Number).Select(l => Of(l.Discount))], ShippingOptionId, AwaitsStock));
    }

    public Result ActionRequired(PaymentActionRequired asked, DateTimeOffset now)
    {
        if (asked.Attempt >= PaymentAttempt && Apply(TimelineEventKind.PaymentActionRequired, now,
            asked.OnGatewaysPage ? "The card is to be entered on the payment provider's page." : "The card's bank asks for a confirmation."))
            ActionUrl = asked.ActionUrl;
        return Result.Success;
    }

    /// <param name="declined">What the gateway said.</param>
    /// <param name="hold">How long the stock waits for another payment method; never longer than it would have waited for the first.</param>
    /// <param name="now">The present time.</param>
    public Result Declined(PaymentDeclined declined, TimeSpan hold, DateTimeOffset now)
    {
        if (declined.Attempt < PaymentAttempt || !Apply(TimelineEventKind.PaymentDeclined, now, declined.Message)) return Result.Success;
        (FailureCode, FailureMessage) = (Short(declined.Code, 100), Short(declined.Message, 500));
        if (now + hold < HoldExpiresAt) HoldExpiresAt = now + hold;
        return Result.Success;
    }

    /// <summary>The customer sends another payment method, while the stock is still held.</summary>
    public Result RetryPayment(string paymentMethod, int atMost, Actor actor, DateTimeOffset now)
    {
        if (!CanRetryPayment(now))
            return Error.Conflict("payment-not-retryable", "Another payment method can be sent after a decline, until the order's hold runs out.");
        if (PaymentAttempt >= atMost)
            return Error.TooMany("too-many-payments", $"{atMost} payment methods were tried for this order. It ends without a payment; order again.",
                HoldExpiresAt - now);
        Apply(TimelineEventKind.PaymentRetried, now, "Another payment method was sent.", actor);
        _events.Add(new PaymentRetried(Id, paymentMethod, ++PaymentAttempt));
        return Result.Success;
    }

    public bool CanRetryPayment(DateTimeOffset now) => Status is OrderStatus.AwaitingPayment && PaymentStatus is PaymentStatus.Declined && HoldExpiresAt > now;

    /// <returns>Not yet, while the event of the authorisation is missing.</returns>
    public Result Captured(PaymentCaptured captured, DateTimeOffset now)
    {
        if (Status is OrderStatus.AwaitingPayment) return Error.NotYet("The order is not confirmed yet.");
        // What was paid for changes was told of then.
        var amount = captured.Supplemented is { } before ? captured.Amount - before : captured.Amount;
        Apply(TimelineEventKind.PaymentCaptured, now,
            Status is OrderStatus.Cancelled ? $"{amount} charged after the order was cancelled. It is refunded in full."
            : CreditUsed == 0 ? PaidWords(amount) ?? $"{amount} charged."
            : amount.Amount <= CreditUsed ? PaidByCredit(amount)
            : (PaidWords(amount - Of(CreditUsed)) ?? $"{amount - Of(CreditUsed)} charged.") + " " + PaidByCredit(Of(CreditUsed)));
        return Result.Success;
    }

    public Result CaptureFailed(DateTimeOffset now)
    {
        // The gateway's own words are for staff, who reads them with the payment.
        const string words = "The bank did not let us charge what it had authorised.";
        if (!Apply(TimelineEventKind.PaymentCaptureFailed, now, words)) return Result.Success;
        (FailureCode, FailureMessage) = ("capture_failed", words);
        return State.CanBeCancelled ? Cancel("The payment could not be charged.", Actor.System, now) : Result.Success;
    }

    /// <param name="supplemented">What was paid for changes, in minor units: it goes back, too.</param>
    /// <param name="now">The time.</param>
    public Result Voided(long supplemented, DateTimeOffset now)
    {
        var isNews = Apply(TimelineEventKind.PaymentVoided, now,
            supplemented > 0 ? $"{Of(supplemented)} that were paid for changes go back, and so does what else was set aside or used."
            : CreditUsed > 0 && ExchangeReturnId is not null ? "What came back does not pay for it any more. Nothing else was paid."
            : CreditUsed > 0 ? $"{Of(CreditUsed)} given back to gift card or store credit. Nothing else was paid."
            : Manual is null ? "The payment was given back; nothing was charged." : "Nothing was paid.");
        if (isNews && !State.CanBeCancelled && Status is not OrderStatus.Cancelled)
            _events.Add(new RefundsRecorded(Id, TotalMoney,
                CreditUsed > 0 ? "It came back, and what was paid was given back." : "It came back, and nothing was paid.", Failed: false));
        return PaymentStatus is PaymentStatus.Voided && State.CanBeCancelled
            ? Cancel("The payment was given back by the bank.", Actor.System, now)
            : Result.Success;
    }

    public Result RefundAsked(RefundRequested asked, DateTimeOffset now)
    {
        Record(State, TimelineEventKind.RefundRequested, now, $"A refund of {asked.Amount} was asked for: {asked.Reason}", Actor.Named(asked.Actor));
        return Result.Success;
    }

    public Result RefundWithdrawn(RefundWithdrawn withdrawn, DateTimeOffset now)
    {
        Record(State, TimelineEventKind.RefundWithdrawn, now, $"The refund of {withdrawn.Amount} was withdrawn: {withdrawn.Reason}",
            Actor.Named(withdrawn.Actor));
        return Result.Success;
    }

    /// <summary>Money went back. An order that is refunded in full before its parcel left ends here, so that nobody is sent what nobody has paid.</summary>
    /// <param name="returns">Of the order.</param>
    public Result RefundSucceeded(PaymentRefunded refund, IReadOnlyList<Return> returns, DateTimeOffset now)
    {
        // What changes of the order made it cheaper by is no refund of what was bought.
        var sum = refund.RefundedTotal - (refund.ForChanges ?? Of(0));
        var first = refund.With ?? refund.RefundId;
        var made = returns.Where(r => r.Status is ReturnStatus.Refunded && (r.RefundStatus is ReturnRefundStatus.Succeeded || r.RefundId == first));
        RefundsChanged(made,
            refund.RefundedTotal >= refund.Captured ? TimelineEventKind.RefundedInFull
            : sum.Amount == 0 ? TimelineEventKind.ChangeRefunded : TimelineEventKind.RefundedInPart,
            sum, refund.At, now, refund.To switch
            {
                "credit" when ExchangeReturnId is not null => $"{refund.Amount} given back to what had paid for it: {refund.Reason}",
                "credit" => $"{refund.Amount} given back to gift card or store credit: {refund.Reason}",
                "exchange" => $"{refund.Amount} of what came back pay for what is sent instead: {refund.Reason}",
                "storeCredit" => $"{refund.Amount} given as store credit: {refund.Reason}",
                _ => $"{refund.Amount} refunded: {refund.Reason}",
            });
        _events.Add(new RefundsRecorded(Id, refund.Amount, refund.Reason, Failed: false, first));
        if (PaymentStatus is PaymentStatus.Refunded && CanBeCancelled) return Cancel("It was refunded in full before it was shipped.", Actor.System, now);
        return Result.Success;
    }

    public Result Disputed(PaymentDisputed dispute, DateTimeOffset now)
    {
        Apply(TimelineEventKind.PaymentDisputed, now, $"The customer disputes {dispute.Amount} at the bank. Answer it at the gateway: {dispute.Reason}.",
            staffOnly: true);
        KeepBack("The payment is in dispute. It has not left, so it is kept back until somebody releases or cancels it.", Actor.System, now);
        return Result.Success;
    }

    public Result DisputeClosed(DisputeClosed closed, DateTimeOffset now)
    {
        Apply(closed.Refunded.Amount > 0 ? TimelineEventKind.DisputeClosedInPart : TimelineEventKind.DisputeClosed, now,
            closed.Won ? $"The bank decided about the dispute: {closed.Amount} stays with the shop." : $"The bank took {closed.Amount} back for the customer.",
            staffOnly: true);
        return Result.Success;
    }

    /// <param name="returns">Of the order.</param>
    public Result RefundFailed(RefundFailed refund, IReadOnlyList<Return> returns, DateTimeOffset now)
    {
        var made = returns.Where(r => r.Status is ReturnStatus.Refunded && r.RefundStatus is ReturnRefundStatus.Succeeded && r.RefundId != refund.RefundId);
        _events.Add(new RefundsRecorded(Id, refund.Amount, "", Failed: true));
        var sum = refund.RefundedTotal - (refund.ForChanges ?? Of(0));
        return RefundsChanged(made,
            sum.Amount > 0 ? TimelineEventKind.RefundFailedInPart : TimelineEventKind.RefundFailed,
            sum, refund.At, now, $"The refund of {refund.Amount} failed. We look after it.");
    }

    /// <param name="made">The returns whose money went back.</param>
    /// <param name="sum">All refunds together, as they were <paramref name="asOf"/>.</param>
    private Result RefundsChanged(IEnumerable<Return> made, TimelineEventKind what, Money sum, DateTimeOffset asOf, DateTimeOffset now, string detail)
    {
        // What goes back beyond that was paid too much before a change made the order cheaper, however its refund is marked.
        sum = Of(Math.Min(sum.Amount, Total));
        var late = asOf < RefundsAsOf;
        var before = late ? State : Become(State.After(what));
        // What went back stays so when the event of an earlier part comes after it with the same time.
        // Databases keep microseconds.
        var isPart = asOf - RefundsAsOf < TimeSpan.FromMicroseconds(1)
            && what is not (TimelineEventKind.RefundFailed or TimelineEventKind.RefundFailedInPart);
        if (!late)
        {
            (RefundsAsOf, Refunded) = (asOf, isPart || PaymentStatus is PaymentStatus.Refunded ? Math.Max(Refunded, sum.Amount) : sum.Amount);
            ShareRefunds([.. made]);
        }
        Record(before, what, now, detail);
        return Result.Success;
    }

    /// <summary>
    /// What went back, for each line and for shipping: for returns that of which they are reckoned; any other refund says how much and not of what, so that
    /// it counts in proportion to what is left of their cost.
    /// </summary>
    private void ShareRefunds(IReadOnlyList<Return> returns)
    {
        Line[] lines = [.. _lines.OrderBy(l => l.Number)];
        long[] cost = [.. lines.Select(l => l.Total), Shipping + ShippingTax];
        long[] known = [.. lines.Select(l => returns.Sum(r => r.GivenFor(l.Number))), returns.Sum(r => r.GivenFor(null))];
        // An event that comes late knows of less than the returns do.
        if (known.Sum() > Refunded) known = new long[cost.Length];
        var rest = Allocation.Allocate(Refunded - known.Sum(), [.. cost.Zip(known, (whole, given) => Math.Max(0, whole - given))]);
        foreach (var (line, i) in lines.Select((l, i) => (l, i))) line.Refund(known[i] + rest[i]);
        ShippingRefunded = known[^1] + rest[^1];
    }
}
