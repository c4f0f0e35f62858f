using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The label of a cancelled order was given back.</summary>
internal static class RecordRefundedLabel
{
    public sealed record Request(LabelRefunded News) : IRequest<Result>;

    internal sealed class Door : On<LabelRefunded>
    {
        public override IRequest<Result> Translate(LabelRefunded news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.LabelRefunded(news.ShipmentId, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
