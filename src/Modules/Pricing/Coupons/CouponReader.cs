using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Coupons;

internal sealed class CouponReader(PricingDbContext db) : ICouponReader
{
    public IAsyncEnumerable<CouponUse> AllUsesAsync() => Uses(db.Redemptions.OrderBy(r => r.OrderId).ThenBy(r => r.CouponId)).AsAsyncEnumerable();

    public async Task<IReadOnlyList<CouponUse>> UsesAsync(IReadOnlyCollection<Guid> orders, CancellationToken ct) =>
        await Uses(db.Redemptions.Where(r => orders.Contains(r.OrderId))).ToListAsync(ct);

    private IQueryable<CouponUse> Uses(IQueryable<Redemption> redemptions) =>
        from r in redemptions
        join c in db.Coupons on r.CouponId equals c.Id
        where r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed
        select new CouponUse(c.Id, c.Code, c.Name ?? c.Code ?? "", r.OrderId, r.Customer);
}
