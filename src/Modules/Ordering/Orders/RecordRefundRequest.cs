using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>Somebody asked for a refund: a row on the timeline.</summary>
internal static class RecordRefundRequest
{
    public sealed record Request(RefundRequested News) : IRequest<Result>;

    internal sealed class Door : On<RefundRequested>
    {
        public override IRequest<Result> Translate(RefundRequested news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.RefundAsked(news.Amount, news.Reason, new Actor(news.Actor, news.Actor), Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
