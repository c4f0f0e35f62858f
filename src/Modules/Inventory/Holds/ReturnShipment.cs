using ClickCart.Inventory.StockItems;
using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.Holds;

/// <summary>The parcel came back: what was shipped is on hand again. News that overtook the dispatch books that first.</summary>
internal static class ReturnShipment
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<ShipmentReturned>
    {
        public override IRequest<Result> Translate(ShipmentReturned news) => new Request(news.OrderId);
    }

    internal sealed class Handler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            var holds = await db.Holds.Where(h => h.OrderId == request.OrderId).ToListAsync(cancellationToken);
            if (holds.Count == 0) return Error.NotYet($"Order {request.OrderId} holds no stock, so none can have come back.");
            var now = clock.GetUtcNow();
            foreach (var hold in holds.Where(h => h.State is not HoldState.Returned).OrderBy(h => h.Sku, StringComparer.Ordinal))
            {
                if (hold.State is not HoldState.Shipped && !await db.TryShipAsync(hold, now, cancellationToken))
                    return Error.NotYet($"{hold.Quantity} of {hold.Sku} came back, which the books never had. Count and adjust the SKU.");
                var stock = await db.TryMoveAsync(hold.Sku, hold.Quantity, 0, cancellationToken) ?? throw new InvalidOperationException($"The stock of {hold.Sku} refuses a return.");
                db.Movements.Add(StockMovement.Of(stock, MovementKind.Returned, hold.Quantity, "Returned to sender", hold.OrderId.ToString(), "system", now));
                hold.Return(now);
            }
            return Result.Success;
        }
    }
}
