using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Checks read only; a redemption is one short write transaction.</summary>
internal sealed class CouponsContract(PricingDbContext db, ShopTime shop, TimeProvider clock) : ICoupons
{
    public async Task<Result<CouponTerms>> CheckAsync(string code, Money subtotal, CouponCustomer customer, CancellationToken ct)
    {
        if (await db.Coupons.AsNoTracking().OfCode(code).FirstOrDefaultAsync(ct) is not { } coupon) return Coupon.NotFound;
        if (coupon.RefusalFor(subtotal, shop, clock.GetUtcNow()) is { } refusal) return refusal;
        if (coupon.Uses >= coupon.TotalLimit) return coupon.UsedUp();
        if (coupon.PerCustomerLimit is { } limit && CustomerUses.Of(customer) is { Count: > 0 } names
            && await db.CustomerUses.AnyAsync(u => u.CouponId == coupon.Id && names.Contains(u.Customer) && u.Uses >= limit, ct))
            return coupon.UsedByCustomer();
        return coupon.Terms;
    }

    /// <remarks>
    /// Validity and minimum are not asked again: the quote locked the discount. What is switched off is refused at once, and so is what is used up.
    /// </remarks>
    public Task<Result> TryRedeemAsync(
        string code, Guid orderId, CouponCustomer customer, Money discount, DateTimeOffset expiresAt, CancellationToken ct) => db.CommitAsync(async () =>
    {
        if (await db.KeepAsync(code, ct) is not { } coupon) return Coupon.NotFound;
        var redemption = await db.Redemptions.FirstOrDefaultAsync(r => r.OrderId == orderId && r.CouponId == coupon.Id, ct);
        if (redemption is { State: RedemptionState.Confirmed }) return Result.Success;
        if (redemption is { State: RedemptionState.Returned }) return Coupon.NotUsable("returned", "The order was cancelled and its coupon given back.");
        if (redemption is not { State: RedemptionState.Pending })
        {
            if (!coupon.Active) return coupon.SwitchedOff();
            var isNew = redemption is null;
            redemption ??= Redemption.Of(orderId, coupon, customer, discount);
            // One that ran out is taken again by the names that it is given back by.
            var taken = await db.TakeAsync(coupon, redemption.Names, ct);
            if (!taken.Succeeded) return taken;
            if (isNew) db.Redemptions.Add(redemption);
        }
        redemption.Pend(expiresAt, clock.GetUtcNow());
        return Result.Success;
    }, ct);
}
