using ClickCart.Ordering.Contracts;
using Microsoft.Extensions.Logging;

namespace ClickCart.Pricing.Coupons;

/// <summary>The order is placed: its pending use of a coupon becomes lasting.</summary>
internal sealed class ConfirmRedemption(PricingDbContext db, TimeProvider clock, ILogger<ConfirmRedemption> log) : IEventHandler<OrderPlaced>
{
    public static bool ShouldHandle(OrderPlaced message, IServiceProvider _) => message.CouponCode is not null || message.UsesPromotions;

    public async Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct)
    {
        var found = await db.Redemptions.Where(r => r.OrderId == message.OrderId).ToListAsync(ct);
        foreach (var pending in found.Where(r => r.State is RedemptionState.Pending)) pending.Confirm(clock.GetUtcNow());
        foreach (var late in found.Where(r => r.State is RedemptionState.Expired).OrderBy(r => r.CouponId))
        {
            await db.BeginWriteAsync(ct);
            var coupon = await db.Coupons.AsNoTracking().FirstAsync(c => c.Id == late.CouponId, ct);
            if ((await db.TakeAsync(coupon, late.Names, ct)).Succeeded) late.Confirm(clock.GetUtcNow());
            // The order stands with its discount; the limit is not broken for it.
            else log.LogWarning("Order {Order} was placed after its use of coupon {Coupon} had run out and was taken by others", late.OrderId, late.CouponId);
        }
        return Result.Success;
    }
}
