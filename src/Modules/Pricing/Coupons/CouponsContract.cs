using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Checks read only; a redemption is one short write transaction.</summary>
internal sealed class CouponsContract(PricingDbContext db, TimeProvider clock) : ICoupons
{
    public async Task<Result<CouponTerms>> CheckAsync(string code, Money subtotal, string? customer, CancellationToken ct)
    {
        if (await db.Coupons.AsNoTracking().OfCode(code).FirstOrDefaultAsync(ct) is not { } coupon) return Coupon.NotFound;
        if (coupon.RefusalFor(subtotal, clock.GetUtcNow()) is { } refusal) return refusal;
        if (coupon.Uses >= coupon.TotalLimit) return coupon.UsedUp();
        if (customer is not null && coupon.PerCustomerLimit is { } limit)
        {
            var who = CustomerUses.Normal(customer);
            if (await db.CustomerUses.AnyAsync(u => u.CouponId == coupon.Id && u.Customer == who && u.Uses >= limit, ct)) return coupon.UsedByCustomer();
        }
        return coupon.Terms;
    }

    /// <remarks>
    /// Validity and minimum are not asked again: the quote locked the discount. What is switched off is refused at once, and so is what is used up.
    /// </remarks>
    public Task<Result> TryRedeemAsync(
        string code, Guid orderId, string customer, Money discount, DateTimeOffset expiresAt, CancellationToken ct) => db.CommitAsync(async () =>
    {
        if (await db.KeepAsync(code, ct) is not { } coupon) return Coupon.NotFound;
        var redemption = await db.Redemptions.FirstOrDefaultAsync(r => r.OrderId == orderId && r.CouponId == coupon.Id, ct);
        if (redemption is { State: RedemptionState.Confirmed }) return Result.Success;
        if (redemption is { State: RedemptionState.Returned }) return Coupon.NotUsable("returned", "The order was cancelled and its coupon given back.");
        if (redemption is not { State: RedemptionState.Pending })
        {
            if (!coupon.Active) return coupon.SwitchedOff();
            var who = CustomerUses.Normal(customer);
            var taken = await db.TakeAsync(coupon, who, ct);
            if (!taken.Succeeded) return taken;
            if (redemption is null)
                db.Redemptions.Add(redemption = new()
                {
                    OrderId = orderId,
                    CouponId = coupon.Id,
                    Customer = who,
                    Discount = discount.Amount,
                    Currency = discount.Currency,
                });
        }
        redemption.Pend(expiresAt, clock.GetUtcNow());
        return Result.Success;
    }, ct);
}
