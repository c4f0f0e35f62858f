using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Carts;

/// <summary>Forgets carts that nobody used for 30 days, and keeps by day how many of them had something in them.</summary>
internal static class PurgeCarts
{
    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromHours(1);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var before = clock.GetUtcNow() - Cart.KeptUnused;
            await db.BeginWriteAsync(cancellationToken);
            var left = await db.Carts.Where(c => c.UsedAt < before && c.Currency != null && c.UsedOn > 0).GroupBy(c => c.UsedOn)
                .Select(g => new { Day = g.Key, Carts = g.Count() }).ToListAsync(cancellationToken);
            foreach (var day in left)
            {
                var known = await db.ForgottenCarts.FindAsync([day.Day], cancellationToken) ?? db.ForgottenCarts.Add(new() { Day = day.Day }).Entity;
                known.Carts += day.Carts;
            }
            await db.Carts.Where(c => c.UsedAt < before).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }
    }
}
