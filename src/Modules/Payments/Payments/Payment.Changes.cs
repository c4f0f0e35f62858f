using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>The order comes to another total before it ships: less is charged, or the difference goes back.</content>
internal sealed partial class Payment
{
    /// <summary>The changes of the order's total since it was placed, in minor units: <see cref="Amount"/> is what it was placed with.</summary>
    public long Changed { get; private set; }

    /// <summary>What the order comes to now: that is charged, and no more is kept.</summary>
    public long Due => Amount + Changed;

    /// <summary>
    /// What was charged and is not given back because of a change of the order, or about to be: what was refunded beyond what the order comes to now counts as
    /// that, too.
    /// </summary>
    public long Kept => Captured - ForChange - Math.Max(0, Refunded - ForChange - Due);

    private long ForChange => _refunds.Where(r => r.Counts && r.ForChange).Sum(r => r.Amount);

    /// <summary>What would be done of a change now.</summary>
    /// <param name="due">What the order would come to: of its changes before, some may not be known here yet.</param>
    public Result<PaymentChange> CanChange(long difference, long due)
    {
        if (difference == 0) return new PaymentChange(PaymentChange.Nothing, Of(0));
        if (DisputedAt is not null)
            return Error.Conflict("charge-disputed", "The customer disputes this payment at the bank, so what the order costs cannot change now.");
        var stands = State is PaymentState.Authorized or PaymentState.Capturing or PaymentState.Captured or PaymentState.NotRequired;
        if (CancelledAt is not null || !(stands || IsPaidOnDelivery))
            return NotNow("The payment is not authorised, so what the order costs cannot change now.");
        if (due % Gateway.StripeAmount.StepOf(Currency) != 0)
            return Error.Invalid("lines",
                $"The order would come to {Of(due)}; the gateway moves {Currency} in steps of {Of(Gateway.StripeAmount.StepOf(Currency))}.");
        if (due <= 0) return Error.Invalid("lines", "Nothing would be left to pay. Cancel the order instead, and its money goes back in full.");
        if (IsPaidOnDelivery) return new PaymentChange(difference > 0 ? PaymentChange.ChargesMore : PaymentChange.ChargesLess, Of(Math.Abs(difference)));
        // What is charged already, or is being charged, was enough for what the order came to then.
        if (difference > 0 && (State is not PaymentState.Authorized || due > Authorized))
            return Needed(Of(State is PaymentState.Authorized ? due - Authorized : difference));
        if (State is PaymentState.Captured && -difference > Refundable)
            return Error.Conflict("refund-exceeds-captured", $"Only {Of(Refundable)} of this order can still be refunded.").With("refundable", Of(Refundable));
        return new PaymentChange(
            difference > 0 ? PaymentChange.ChargesMore : State is PaymentState.Authorized ? PaymentChange.ChargesLess : PaymentChange.GivesBack,
            Of(Math.Abs(difference)));
    }

    internal static Error Needed(Money more) => Error.Conflict("payment-needed",
        $"The order would cost {more} more than was authorised or paid, and nobody has paid that yet. Take something else out, or ask the customer to pay the difference.")
        .With("amount", more);

    /// <summary>The order was changed: from now on so much more, or less, is due.</summary>
    /// <param name="total">What the order comes to with changes of it that are still to come; null where that is not known.</param>
    public void Change(long difference, long? total, string reason, Stamp s)
    {
        if (difference == 0) return;
        if (IsPaidOnDelivery && Due + difference >= CreditUsed)
        {
            // Nobody has authorised anything: it is simply another amount.
            Amount += difference;
            Touch();
            return;
        }
        Changed += difference;
        Touch();
        GiveBackChange(reason, s, total);
        // The change was let go because there was money for it; another way of it was faster. One that is still to come may make it cheaper.
        if (CancelledAt is null && Due == (total ?? Due) && Due > (State is PaymentState.Captured ? Kept : Math.Max(Authorized, Amount)))
            Alarm("change-not-paid", Id.ToString(), $"Order {OrderNumber} comes to {Of(Due)} since it was changed, and {Of(Kept)} were charged.", s);
    }

    /// <summary>What was charged beyond what the order comes to goes back, once.</summary>
    /// <param name="total">A change that makes it dearer may still be to come: so much is not given back.</param>
    private void GiveBackChange(string reason, Stamp s, long? total = null)
    {
        if (CancelledAt is not null || DisputedAt is not null || State is not PaymentState.Captured) return;
        if (Math.Min(Kept - Math.Max(Due, total ?? Due), Refundable) is > 0 and var over) Begin(over, reason, s, null, forChange: true);
    }

    private static Error NotNow(string why) => Error.Conflict("not-editable", why);

    private Money RefundedForChanges => Of(_refunds.Where(r => r.State is RefundState.Succeeded && r.ForChange).Sum(r => r.Amount));
}
