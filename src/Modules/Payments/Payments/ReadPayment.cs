using ClickCart.Kernel;
using ClickCart.Payments.Gateway;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>Reads a payment and its refunds from the gateway and follows what they say: what a lost webhook would have told. The poller sends it, and sends it again.</summary>
internal static class ReadPayment
{
    internal sealed class Door : Job<ReadPaymentJob>;

    internal sealed class Handler(PaymentsDbContext db, StripeGateway gateway, TimeProvider clock, IIds ids) : IRequestHandler<ReadPaymentJob, Result>
    {
        public async Task<Result> Handle(ReadPaymentJob request, CancellationToken cancellationToken)
        {
            var payment = await db.FindPaymentAsync(request.OrderId, cancellationToken);
            if (payment is not { GatewayId: { } id }) return Result.Success;

            if (await gateway.ReadAsync(id, cancellationToken) is not Outcome<PaymentIntent>.Succeeded { Value: var intent }) return Result.Success;
            payment.Observe(intent, new(clock.GetUtcNow(), ids, "gateway"));
            if (payment.Refunds.Count > 0)
            {
                if (await gateway.RefundsOfAsync(id, cancellationToken) is not Outcome<IReadOnlyList<StripeRefund>>.Succeeded { Value: var refunds }) return Result.Success;
                payment.Observe(refunds, new(clock.GetUtcNow(), ids, "gateway"));
            }
            payment.Polled(clock.GetUtcNow());
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
