using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway failed a refund; the money is with the shop again.</summary>
internal static class RecordFailedRefund
{
    public sealed record Request(RefundFailed News) : IRequest<Result>;

    internal sealed class Door : On<RefundFailed>
    {
        public override IRequest<Result> Translate(RefundFailed news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.RefundFailed(news.Amount, news.RefundedTotal, news.Message, news.At, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
