using ClickCart.Customers.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <inheritdoc/>
internal sealed class PaymentChanges(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IPaymentChanges
{
    public async Task<Result<PaymentChange>> CheckAsync(Guid orderId, Money difference, Money total, CancellationToken ct)
    {
        if (await db.ReadPaymentAsync(orderId, ct) is not { } payment) return Error.Conflict("not-editable", "The payment is not known yet. Try again in a minute.");
        var change = payment.CanChange(difference.Amount, total.Amount);
        // Customers give nothing back: what they take out is theirs.
        if (change.Error is not null || change.Value.Kind != PaymentChange.GivesBack || !caller.IsStaff) return change;
        return (await limits.OfAsync(caller, payment.Currency, ct)).WhyNot(payment, change.Value.Amount) is { } above ? above : change;
    }
}
