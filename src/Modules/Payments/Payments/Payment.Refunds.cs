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
    public Result<Refund> RequestRefund(Money amount, string reason, Stamp s)
    {
        if (CanRefund(amount).Error is { } refused) return refused;
        var refund = Accept(s.Ids.New(), amount.Amount, reason, null, s);
        _work.Add(new RefundPaymentJob(Id, OrderNumber, refund.Id));
        return refund;
    }

    /// <summary>Whether <see cref="RequestRefund"/> would accept it now.</summary>
    public Result CanRefund(Money amount)
    {
        if (amount.Currency != Currency) return Error.Invalid("amount", $"The order was paid in {Currency}.");
        if (amount.Amount < 1) return Error.Invalid("amount", "A refund is more than zero.");
        if (amount.Amount > Refundable)
            return Error.Conflict("refund-exceeds-captured", $"Only {Of(Refundable)} of this order can still be refunded.").With("refundable", Of(Refundable));
        return Result.Success;
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
        if (refund is null && seen.Amount <= Captured - Refunded) refund = Accept(s.Ids.New(), seen.Amount, "made at the gateway", seen.Id, s);
        if (refund is null || refund.Amount != seen.Amount || (refund.GatewayId is not null && refund.GatewayId != seen.Id))
        {
            _alerts.Add(Alert.Of(
                "wrong-refund", seen.Id, Id, $"The gateway's refund {seen.Id} over {seen.Amount} does not fit the ledger of order {OrderNumber}.", s.At));
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
                Record(LedgerKind.Refunded, refund.Amount, refund.Reason, seen.Id, s with { Actor = refund.Actor });
                _events.Add(new PaymentRefunded(Id, refund.Id, Of(refund.Amount), Of(SucceededRefunds), Of(Captured), refund.Reason, s.At));
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
        if (refund.State is RefundState.Succeeded)
        {
            Record(LedgerKind.RefundReversed, refund.Amount, why, refund.GatewayId, s);
            _alerts.Add(Alert.Of("refund-reversed", refund.Id.ToString(),
                Id, $"A refund of {Of(refund.Amount)} for order {OrderNumber} failed after it had succeeded: {why}", s.At));
        }
        else
        {
            _alerts.Add(Alert.Of("refund-failed", refund.Id.ToString(), Id, $"A refund of {Of(refund.Amount)} for order {OrderNumber} failed: {why}", s.At));
        }
        Refunded -= refund.Amount;
        Change(refund, RefundState.Failed, Cut(why), s);
        _events.Add(new RefundFailed(Id, refund.Id, Of(refund.Amount), Of(SucceededRefunds), Of(Captured), Cut(why), s.At));
    }

    /// <summary>The customer's bank took money back. It is no refund of ours; people must answer it.</summary>
    public void Dispute(string reference, long amount, string status, Stamp s)
    {
        if (amount > 0) Record(LedgerKind.Disputed, amount, status, reference, s);
        Touch();
        _alerts.Add(Alert.Of("dispute", reference, Id, $"Order {OrderNumber} is disputed at the bank over {Of(amount)}: {status}.", s.At));
    }

    private long SucceededRefunds => _refunds.Where(r => r.State is RefundState.Succeeded).Sum(r => r.Amount);

    private bool MayStillFail(DateTimeOffset now) => _refunds.Exists(r => r.State is RefundState.Succeeded && now - r.ChangedAt < SecondLook);

    /// <summary>What the cancellation of a captured order gives back.</summary>
    private void RefundTheRest(Stamp s)
    {
        if (Captured == Refunded) return;
        var refund = Accept(s.Ids.New(), Captured - Refunded, CancelReason ?? "the order was cancelled", null, s);
        _work.Add(new RefundPaymentJob(Id, OrderNumber, refund.Id));
    }

    private Refund Accept(Guid id, long amount, string reason, string? gatewayId, Stamp s)
    {
        var refund = new Refund
        {
            Id = id,
            Amount = amount,
            Reason = Cut(reason),
            Actor = s.Actor,
            At = s.At,
            Day = DateOnly.FromDateTime(s.At.UtcDateTime).DayNumber,
            ChangedAt = s.At,
            Key = $"clickcart-{id:n}",
            KeyAt = s.At,
            GatewayId = gatewayId,
        };
        _refunds.Add(refund);
        Refunded += amount;
        Touch();
        Reschedule(s.At);
        _events.Add(new RefundRequested(Id, id, Of(amount), refund.Reason, s.Actor, s.At));
        return refund;
    }

    private void Change(Refund refund, RefundState state, string? detail, Stamp s)
    {
        (refund.State, refund.Detail, refund.ChangedAt) = (state, detail, s.At);
        Touch();
        Reschedule(s.At);
    }
}
