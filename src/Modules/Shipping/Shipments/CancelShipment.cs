using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Shipping.Shipments;

/// <summary>A cancelled order needs no parcel: a pending shipment is dropped, a label is to be given back.</summary>
internal static class CancelShipment
{
    internal sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<OrderCancelled>
    {
        public override IRequest<Result> Translate(OrderCancelled news) => new Request(news.OrderId);
    }

    internal sealed class Handler(ShippingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            foreach (var shipment in await db.Shipments.Where(s => s.OrderId == request.OrderId).ToListAsync(cancellationToken))
            {
                if (shipment.Cancel("order cancelled", clock.GetUtcNow())) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
            }
            return Result.Success;
        }
    }
}
