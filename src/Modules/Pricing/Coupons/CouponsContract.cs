using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Pricing.Coupons;

/// <summary>Checks read only; a redemption is one short write transaction.</summary>
internal sealed class CouponsContract(PricingDbContext db, ICatalog catalog, IPaymentMethods methods, ShopTime shop, TimeProvider clock) : ICoupons
{
    public async Task<Result<CouponTerms>> CheckAsync(string code, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct)
    {
        if (await db.Coupons.AsNoTracking().OfCode(code).FirstOrDefaultAsync(ct) is not { } coupon) return Coupon.NotFound;
        // An empty cart is in every currency.
        var currency = lines.Count > 0 ? lines[0].Total.Currency : coupon.Currency ?? "";
        if (coupon.RefusalFor(Sum(lines, currency), shop, clock.GetUtcNow()) is { } refusal) return refusal;
        if (coupon.Uses >= coupon.TotalLimit) return coupon.UsedUp();
        if (coupon.PerCustomerLimit is { } limit && CustomerUses.Of(customer) is { Count: > 0 } names
            && await db.CustomerUses.AnyAsync(u => u.CouponId == coupon.Id && names.Contains(u.Customer) && u.Uses >= limit, ct))
            return coupon.UsedByCustomer();
        var qualifying = await QualifyingAsync(coupon, lines, ct);
        if (coupon.IsLimited && qualifying.Count == 0) return coupon.NothingQualifies();
        var terms = coupon.TermsFor([.. qualifying.Select(l => l.Sku)]);
        return lines.Count == 0 ? terms : terms with { Discount = QuoteSums.DiscountOf(terms, Sum(qualifying, currency), methods.StepOf(currency)) };
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

    private static Money Sum(IEnumerable<CouponLine> lines, string currency) => lines.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Total);

    private async Task<IReadOnlyList<CouponLine>> QualifyingAsync(Coupon coupon, IReadOnlyList<CouponLine> lines, CancellationToken ct)
    {
        if (!coupon.IsLimited) return lines;
        var categories = coupon.Categories.Count > 0 ? await catalog.CategoriesOfAsync([.. lines.Select(l => l.Sku)], ct) : null;
        return [.. lines.Where(l => coupon.HoldsFor(l.Sku, categories?.GetValueOrDefault(l.Sku) ?? []))];
    }
}
