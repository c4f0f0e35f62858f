using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Orders;

/// <summary>Cancels orders whose payment never succeeded when their hold runs out. Tells OrderCancelled.</summary>
internal static class ExpireUnpaidOrders
{
    private const int Batch = 100;

    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromSeconds(5);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = Order.Time(clock);
            var unpaid = await db.Orders.Where(o => o.Status == OrderStatus.AwaitingPayment && o.HoldExpiresAt <= now)
                .OrderBy(o => o.HoldExpiresAt).Take(Batch).ToListAsync(cancellationToken);
            foreach (var order in unpaid)
            {
                order.Cancel("The payment did not succeed in time.", Actor.System, now);
                db.Tell(order);
            }
            return Result.Success;
        }
    }
}
