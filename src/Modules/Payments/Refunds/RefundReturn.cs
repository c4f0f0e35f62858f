using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.Refunds;

/// <summary>
/// Staff has decided what goes back for a return: begins that refund, once. Publishes RefundRequested, or RefundRefused where another refund was faster and
/// too little is left.
/// </summary>
internal sealed class RefundReturn(PaymentsDbContext db, IRefundLimits limits) : IEventHandler<ReturnRefundDecided>
{
    public async Task<Result> HandleAsync(ReturnRefundDecided message, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(message.OrderId, ct) is not { } payment) return Error.NotYet($"Order {message.OrderId} has no payment yet.");
        if (payment.FindRefund(message.RefundId) is not null) return Result.Success;
        var now = db.Now(message.Actor);
        var amount = message.Amount - payment.Of(payment.GivenThoughFailed(message.Reason));
        var refused = amount.Amount <= 0 ? AlreadyGiven
            : (await limits.OfAsync(message.AccountId, payment.Currency, ct)).WhyNot(payment, amount)
            ?? (message.Exchange is { } exchange
                ? payment.RequestExchange(amount, exchange.Id, exchange.Amount, message.Reason, message.RefundId, now).Error
                : payment.RequestRefund(amount, message.Reason, now, message.RefundId, message.AsStoreCredit).Error);
        if (refused is not null) db.Publish(new RefundRefused(payment.Id, message.RefundId, message.Amount, refused.Detail, now.At));
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }

    public static readonly Error AlreadyGiven =
        Error.Conflict("refund-exceeds-captured", "All of it was given back to gift card or store credit already, before the rest of its refund failed.");
}
