using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>No label can be had, for good: the order is cancelled. Tells OrderCancelled.</summary>
internal static class CancelUnshippableOrder
{
    public sealed record Request(ShipmentFailed News) : IRequest<Result>;

    internal sealed class Door : On<ShipmentFailed>
    {
        public override IRequest<Result> Translate(ShipmentFailed news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.ShipmentFailed(news.Message, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
