using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Pricing.Coupons;

/// <summary>The order was cancelled: its customer, or another one, may use the coupon again.</summary>
internal static class ReturnRedemption
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<OrderCancelled>
    {
        public override IRequest<Result> Translate(OrderCancelled news) => new Request(news.OrderId);
    }

    internal sealed class Handler(PricingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await db.Redemptions.Where(r => r.OrderId == request.OrderId && r.State != RedemptionState.Returned).ToListAsync(cancellationToken);
            if (found.Count == 0) return Result.Success;
            await db.BeginWriteAsync(cancellationToken);
            foreach (var redemption in found)
            {
                if (redemption.Counts) await db.GiveBackAsync(redemption.CouponId, redemption.Customer, cancellationToken);
                redemption.Return(clock.GetUtcNow());
            }
            return Result.Success;
        }
    }
}
