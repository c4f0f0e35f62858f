using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Pricing.Coupons;

/// <summary>Gives back uses whose order was never placed. Orders that stand keep theirs, however late the news of them is.</summary>
internal static class FreeExpiredRedemptions
{
    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromSeconds(30);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(PricingDbContext db, IOrderBooks orders, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var due = await db.Redemptions.Where(r => r.ExpiresAt < now).OrderBy(r => r.ExpiresAt).Take(200).ToListAsync(cancellationToken);
            if (due.Count == 0) return Result.Success;

            var standing = new HashSet<Guid>();
            foreach (var redemption in due)
                if (await orders.FindAsync(redemption.OrderId, cancellationToken) is { Status: not "cancelled" }) standing.Add(redemption.OrderId);

            await db.BeginWriteAsync(cancellationToken);
            foreach (var redemption in due)
            {
                if (standing.Contains(redemption.OrderId))
                {
                    redemption.Confirm(now);
                    continue;
                }
                await db.GiveBackAsync(redemption.CouponId, redemption.Customer, cancellationToken);
                redemption.Expire(now);
            }
            return Result.Success;
        }
    }
}
