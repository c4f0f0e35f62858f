using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway refused to charge what it had authorised: an order that is not shipped is cancelled. Tells OrderCancelled.</summary>
internal static class CancelUnchargeableOrder
{
    public sealed record Request(PaymentCaptureFailed News) : IRequest<Result>;

    internal sealed class Door : On<PaymentCaptureFailed>
    {
        public override IRequest<Result> Translate(PaymentCaptureFailed news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.CaptureFailed(news.Message, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
