using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Shipping.Shipments;

/// <summary>Asks after parcels that nobody has told of for a while, so that a lost webhook costs a minute. The batch bounds the load on the carrier.</summary>
internal static class PollTrackers
{
    private const int Batch = 100;

    internal sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromSeconds(15);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(ShippingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var silent = await db.Shipments.Where(s => s.AskAt <= now).OrderBy(s => s.AskAt).Take(Batch)
                .Select(s => new ReadTrackerJob(s.Id, s.OrderNumber)).ToListAsync(cancellationToken);
            if (silent.Count == 0) return Result.Success;
            var ids = silent.ConvertAll(job => job.ShipmentId);
            DateTimeOffset? next = now + Shipment.Quiet;
            // Not through the aggregate: when to ask next is no change of the parcel, and must not collide with one.
            await db.BeginWriteAsync(cancellationToken);
            await db.Shipments.Where(s => ids.Contains(s.Id) && s.AskAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.AskAt, next), cancellationToken);
            foreach (var job in silent) db.Enqueue(job);
            return Result.Success;
        }
    }
}
