using ClickCart.Customers.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.Refunds;

/// <inheritdoc/>
internal sealed class RefundsContract(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IRefunds
{
    public async Task<Result> CheckAsync(Guid orderId, Money amount, string? reason, CancellationToken ct)
    {
        if (await db.ReadPaymentAsync(orderId, ct) is not { } payment) return Error.NotFound("order");
        var rest = reason is null ? amount : amount - payment.Of(payment.GivenThoughFailed(reason));
        if (rest.Amount <= 0 && rest != amount) return RefundReturn.AlreadyGiven;
        return (await limits.OfAsync(caller, payment.Currency, ct)).WhyNot(payment, rest) is { } above ? above : payment.CanRefund(rest);
    }
}
