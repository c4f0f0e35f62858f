using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Coupons;

internal sealed class CouponReader(PricingDbContext db) : ICouponReader
{
    public async Task<IReadOnlyList<CouponUse>> UsesAsync(CancellationToken ct) =>
        await (from r in db.Redemptions
               join c in db.Coupons on r.CouponId equals c.Id
               where r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed
               select new CouponUse(c.Id, c.Code, c.Name ?? c.Code ?? "", r.OrderId, r.Customer)).ToListAsync(ct);
}
