using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>The order will not be fulfilled: what is authorised is voided, what is captured is refunded in full, and what is still under way as soon as it is known.</summary>
internal static class CancelPayment
{
    public sealed record Request(Guid OrderId, string Reason, string Actor) : IRequest<Result>;

    internal sealed class Door : On<OrderCancelled>
    {
        public override IRequest<Result> Translate(OrderCancelled news) => new Request(news.OrderId, news.Reason, news.Actor);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotYet($"Order {request.OrderId} has no payment yet.");
            payment.Cancel(request.Reason, new(clock.GetUtcNow(), ids, request.Actor));
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
