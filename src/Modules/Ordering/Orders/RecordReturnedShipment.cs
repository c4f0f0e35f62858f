using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The parcel came back to the sender.</summary>
internal static class RecordReturnedShipment
{
    public sealed record Request(ShipmentReturned News) : IRequest<Result>;

    internal sealed class Door : On<ShipmentReturned>
    {
        public override IRequest<Result> Translate(ShipmentReturned news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            if (order.Returned(news.ShipmentId, Order.Time(clock)).Error is { } notYet) return notYet;
            db.Tell(order);
            return Result.Success;
        }
    }
}
