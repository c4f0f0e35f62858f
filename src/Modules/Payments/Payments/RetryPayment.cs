using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>After a decline the customer sent another payment method: begins the next attempt on the same payment.</summary>
internal static class RetryPayment
{
    public sealed record Request(Guid OrderId, string PaymentMethod, int Attempt) : IRequest<Result>;

    internal sealed class Door : On<PaymentRetried>
    {
        public override IRequest<Result> Translate(PaymentRetried news) => new Request(news.OrderId, news.PaymentMethod, news.Attempt);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotYet($"Order {request.OrderId} has no payment yet.");
            payment.Retry(request.PaymentMethod, request.Attempt, new(clock.GetUtcNow(), ids, "customer"));
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
