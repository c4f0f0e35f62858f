using ClickCart.Inventory.StockItems;
using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.Holds;

/// <summary>Gives the stock of a cancelled order back, for good. Tells AvailabilityCrossedZero.</summary>
internal static class ReleaseCancelledHold
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<OrderCancelled>
    {
        public override IRequest<Result> Translate(OrderCancelled news) => new Request(news.OrderId);
    }

    internal sealed class Handler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            var holds = await db.Holds.Where(h => h.OrderId == request.OrderId).ToListAsync(cancellationToken);
            var now = clock.GetUtcNow();
            // What the carrier has is not given back by a cancellation, but by its return.
            foreach (var hold in holds.Where(h => h.Holds || h.State is HoldState.Expired).OrderBy(h => h.Sku, StringComparer.Ordinal))
            {
                if (hold.Holds && await db.TryMoveAsync(hold.Sku, 0, -hold.Quantity, cancellationToken) is null)
                    throw new InvalidOperationException($"{hold.Sku} holds less than the {hold.Quantity} of order {hold.OrderId}.");
                hold.Release(now);
            }
            return Result.Success;
        }
    }
}
