using ClickCart.Ordering.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>The order was cancelled: its customer, or another one, may use the coupon again.</summary>
internal sealed class ReturnRedemption(PricingDbContext db, TimeProvider clock) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        var found = await db.Redemptions.Where(r => r.OrderId == message.OrderId && r.State != RedemptionState.Returned).ToListAsync(ct);
        if (found.Count == 0) return Result.Success;
        await db.BeginWriteAsync(ct);
        foreach (var redemption in found)
        {
            if (redemption.Counts) await db.GiveBackAsync(redemption, ct);
            redemption.Return(clock.GetUtcNow());
        }
        return Result.Success;
    }
}
