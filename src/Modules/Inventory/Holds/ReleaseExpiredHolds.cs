using ClickCart.Inventory.StockItems;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.Holds;

/// <summary>Gives stock back whose hold ran out: its order was never placed, or its cancellation is late. Tells AvailabilityCrossedZero.</summary>
internal static class ReleaseExpiredHolds
{
    public sealed record Request : IRequest<Result>;

    /// <summary>Ordering decides first about orders that run out; with the interval this stays below the minute that a hold may outlive its expiry.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromSeconds(15);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var due = now - Grace;
            if (!await db.Holds.AnyAsync(h => h.ExpiresAt < due, cancellationToken)) return Result.Success;

            await db.BeginWriteAsync(cancellationToken);
            var holds = await db.Holds.Where(h => h.ExpiresAt < due).OrderBy(h => h.ExpiresAt).Take(2000).ToListAsync(cancellationToken);
            foreach (var sku in holds.GroupBy(h => h.Sku, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                if (await db.TryMoveAsync(sku.Key, 0, -sku.Sum(h => h.Quantity), cancellationToken) is null)
                    throw new InvalidOperationException($"{sku.Key} holds less than its expired holds.");
                foreach (var hold in sku) hold.Expire(now);
            }
            return Result.Success;
        }
    }
}
