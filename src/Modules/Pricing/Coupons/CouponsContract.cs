using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Checks read only; a redemption is one short write transaction.</summary>
internal sealed class CouponsContract(PricingDbContext db, TimeProvider clock) : ICoupons
{
    public async Task<Result<CouponTerms>> CheckAsync(string code, Money subtotal, string? customer, CancellationToken ct)
    {
        var wanted = Coupon.Normal(code);
        if (await db.Coupons.AsNoTracking().FirstOrDefaultAsync(c => c.Code == wanted, ct) is not { } coupon) return Error.NotFound("coupon");
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
        var (wanted, who, now) = (Coupon.Normal(code), CustomerUses.Normal(customer), clock.GetUtcNow());
        await db.KeepAsync(wanted, ct);
        if (await db.Coupons.AsNoTracking().FirstOrDefaultAsync(c => c.Code == wanted, ct) is not { } coupon) return Error.NotFound("coupon");

        var redemption = await db.Redemptions.FirstOrDefaultAsync(r => r.OrderId == orderId && r.CouponId == coupon.Id, ct);
        switch (redemption?.State)
        {
            case RedemptionState.Pending:
                redemption.Pend(expiresAt, now);
                return Result.Success;
            case RedemptionState.Confirmed:
                return Result.Success;
            case RedemptionState.Returned:
                return Coupon.NotUsable("returned", "The order was cancelled and its coupon given back.");
        }

        if (!coupon.Active) return Coupon.NotUsable("inactive", $"{coupon.Code} is switched off.");
        var taken = await db.TakeAsync(coupon, who, ct);
        if (!taken.Succeeded) return taken;
        if (redemption is null)
            db.Redemptions.Add(redemption = new Redemption
            {
                OrderId = orderId,
                CouponId = coupon.Id,
                Customer = who,
                Discount = discount.Amount,
                Currency = discount.Currency
            });
        redemption.Pend(expiresAt, now);
        return Result.Success;
    }, ct);
}
