using ClickCart.Customers.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.Refunds;

/// <inheritdoc/>
internal sealed class RefundsContract(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IRefunds
{
    public async Task<Result> CheckAsync(Guid orderId, Money amount, CancellationToken ct)
    {
        if (await db.ReadPaymentAsync(orderId, ct) is not { } payment) return Error.NotFound("order");
        return (await limits.OfAsync(caller, payment.Currency, ct)).WhyNot(payment, amount) is { } above ? above : payment.CanRefund(amount);
    }
}
