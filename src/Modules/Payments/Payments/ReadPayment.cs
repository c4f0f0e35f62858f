using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Reads a payment and its refunds from the gateway and follows what they say: what a lost webhook would have reported. The poller sends it, and sends
/// it again.
/// </summary>
internal sealed class ReadPayment(PaymentsDbContext db, StripeGateway gateway) : IEventHandler<PaymentReadDue>
{
    public static bool CallsOutside => true;

    public async Task<Result> HandleAsync(PaymentReadDue message, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(message.OrderId, ct);
        if (payment is null || (payment.GatewayId ?? payment.Session) is null) return Result.Success;

        var read = await gateway.FindAsync(payment.GatewayId, payment.Session, payment.Id, payment.OpenedAt, ct);
        if (read is not Outcome<IReadOnlyList<PaymentIntent>>.Succeeded { Value: [var intent] }) return Result.Success;
        payment.Observe(intent, db.Now("gateway"));
        if (payment is { GatewayId: { } id, Refunds.Count: > 0 })
        {
            if (await gateway.RefundsOfAsync(id, ct) is not Outcome<IReadOnlyList<StripeRefund>>.Succeeded { Value: var refunds }) return Result.Success;
            payment.Observe(refunds, db.Now("gateway"));
        }
        payment.Polled(db.Now("gateway").At);
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}
