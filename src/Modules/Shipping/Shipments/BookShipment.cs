using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Shipping.Shipments;

/// <summary>A confirmed order gets a shipment, and its label is to be bought.</summary>
internal static class BookShipment
{
    internal sealed record Request(OrderConfirmed Order) : IRequest<Result>;

    internal sealed class Door : On<OrderConfirmed>
    {
        public override IRequest<Result> Translate(OrderConfirmed news) => new Request(news);
    }

    internal sealed class Handler(ShippingDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = request.Order;
            if (await db.IsBookedAsync(order.OrderId, cancellationToken)) return Result.Success;
            var shipment = new Shipment(ids, order.OrderId, order.Number, order.ShipTo, order.Carrier, order.Service, order.WeightGrams, order.Total, clock.GetUtcNow());
            db.Add(shipment);
            db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
            return Result.Success;
        }
    }
}
