using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Carts;

/// <summary>Forgets carts that nobody used for 30 days.</summary>
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
            using var turn = await db.WriteTurnAsync(cancellationToken);
            await db.Carts.Where(c => c.UsedAt < before).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }
    }
}
