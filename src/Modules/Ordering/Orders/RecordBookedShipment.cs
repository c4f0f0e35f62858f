using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The label is bought.</summary>
internal static class RecordBookedShipment
{
    public sealed record Request(ShipmentBooked News) : IRequest<Result>;

    internal sealed class Door : On<ShipmentBooked>
    {
        public override IRequest<Result> Translate(ShipmentBooked news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.Booked(news, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
