using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The carrier has the parcel: the order is shipped.</summary>
internal static class RecordDispatchedShipment
{
    public sealed record Request(ShipmentDispatched News) : IRequest<Result>;

    internal sealed class Door : On<ShipmentDispatched>
    {
        public override IRequest<Result> Translate(ShipmentDispatched news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            if (order.Dispatched(news.ShipmentId, Order.Time(clock)).Error is { } notYet) return notYet;
            db.Tell(order);
            return Result.Success;
        }
    }
}
