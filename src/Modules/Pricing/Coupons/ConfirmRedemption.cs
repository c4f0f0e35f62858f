using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClickCart.Pricing.Coupons;

/// <summary>The order is placed: its pending use of a coupon becomes lasting.</summary>
internal static class ConfirmRedemption
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<OrderPlaced>
    {
        public override IRequest<Result> Translate(OrderPlaced news) => new Request(news.OrderId);

        public override bool Concerns(OrderPlaced news) => news.CouponCode is not null;
    }

    internal sealed class Handler(PricingDbContext db, TimeProvider clock, ILogger<Handler> log) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await db.Redemptions.Where(r => r.OrderId == request.OrderId).ToListAsync(cancellationToken);
            foreach (var pending in found.Where(r => r.State is RedemptionState.Pending)) pending.Confirm(clock.GetUtcNow());
            if (found.SingleOrDefault(r => r.State is RedemptionState.Expired) is { } late)
            {
                await db.BeginWriteAsync(cancellationToken);
                var coupon = await db.Coupons.AsNoTracking().FirstAsync(c => c.Id == late.CouponId, cancellationToken);
                if ((await db.TakeAsync(coupon, late.Customer, cancellationToken)).Succeeded) late.Confirm(clock.GetUtcNow());
                // The order stands with its discount; the limit is not broken for it.
                else log.LogWarning("Order {Order} was placed after its use of coupon {Coupon} had run out and was taken by others", late.OrderId, late.CouponId);
            }
            return Result.Success;
        }
    }
}
