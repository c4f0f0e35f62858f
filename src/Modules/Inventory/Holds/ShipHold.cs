using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.Holds;

/// <summary>The carrier has the parcel: the order's holds become shipped movements.</summary>
internal static class ShipHold
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<ShipmentDispatched>
    {
        public override IRequest<Result> Translate(ShipmentDispatched news) => new Request(news.OrderId);
    }

    internal sealed class Handler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            var holds = await db.Holds.Where(h => h.OrderId == request.OrderId).ToListAsync(cancellationToken);
            if (holds.Count == 0) return Error.NotYet($"Order {request.OrderId} holds no stock, so none can have been shipped.");
            var now = clock.GetUtcNow();
            foreach (var hold in holds.Where(h => h.State is not (HoldState.Shipped or HoldState.Returned)).OrderBy(h => h.Sku, StringComparer.Ordinal))
                if (!await db.TryShipAsync(hold, now, cancellationToken)) return Error.NotYet($"{hold.Quantity} of {hold.Sku} were shipped, which the books do not have. Count and adjust the SKU.");
            return Result.Success;
        }
    }
}
