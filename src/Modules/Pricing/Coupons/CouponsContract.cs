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
        var usable = await UsableAsync(code, lines, customer, ct);
        if (usable.Error is { } refusal) return refusal;
        var qualifying = await QualifyingAsync(usable.Value, lines, ct);
        var terms = usable.Value.TermsFor([.. qualifying.Select(l => l.Sku)]);
        return lines.Count == 0 ? terms : terms with
        {
            Discount = QuoteSums.DiscountOf(terms.Percent, terms.Amount, Sum(qualifying, lines[0].Total.Currency), methods.StepOf(lines[0].Total.Currency)),
        };
    }

    /// <summary>The coupon of that code, where a cart of these lines may use it now.</summary>
    public async Task<Result<Coupon>> UsableAsync(string code, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct)
    {
        if (await db.Coupons.AsNoTracking().OfCode(code).FirstOrDefaultAsync(ct) is not { } coupon) return Coupon.NotFound;
        // An empty cart is in every currency.
        var currency = lines.Count > 0 ? lines[0].Total.Currency : coupon.Currency ?? "";
        if (coupon.RefusalFor(Sum(lines, currency), shop, clock.GetUtcNow()) is { } refusal) return refusal;
        if (coupon.Uses >= coupon.TotalLimit) return coupon.UsedUp();
        if (await UsedByAsync(coupon, customer, ct)) return coupon.UsedByCustomer();
        return coupon.IsLimited && (await QualifyingAsync(coupon, lines, ct)).Count == 0 ? coupon.NothingQualifies() : coupon;
    }

    /// <summary>Whether a promotion, read a moment ago, has been used as often as it may be, by all or by this customer.</summary>
    public async Task<bool> IsUsedUpAsync(Coupon promotion, CouponCustomer customer, CancellationToken ct) =>
        (promotion.TotalLimit is { } limit && await db.Coupons.AnyAsync(c => c.Id == promotion.Id && c.Uses >= limit, ct))
        || await UsedByAsync(promotion, customer, ct);

    private async Task<bool> UsedByAsync(Coupon coupon, CouponCustomer customer, CancellationToken ct) =>
        coupon.PerCustomerLimit is { } limit && CustomerUses.Of(customer) is { Count: > 0 } names
        && await db.CustomerUses.AnyAsync(u => u.CouponId == coupon.Id && names.Contains(u.Customer) && u.Uses >= limit, ct);

    /// <remarks>
    /// Validity and minimum are not asked again: the quote locked the discount. What is switched off is refused at once, and so is what is used up.
    /// </remarks>
    public Task<Result> TryRedeemAsync(
        IReadOnlyList<PromotionUse> uses, Guid orderId, CouponCustomer customer, DateTimeOffset expiresAt, CancellationToken ct) => db.CommitAsync(async () =>
    {
        // In one order everywhere, so that two orders that use the same ones wait for each other instead of blocking each other.
        foreach (var use in uses.OrderBy(u => u.Id))
        {
            var taken = await RedeemAsync(use, orderId, customer, expiresAt, ct);
            if (taken.Error is { } refused)
                return use.Code is not null ? refused : Error.Conflict("quote-expired", "A promotion of this quote has ended or been used as often as it may be.");
        }
        return Result.Success;
    }, ct);

    public Task ReleaseAsync(Guid orderId, DateTimeOffset expiresAt, CancellationToken ct) => db.CommitAsync(async () =>
    {
        var pending = db.Redemptions.Where(r => r.OrderId == orderId && r.State == RedemptionState.Pending && r.ExpiresAt == expiresAt);
        foreach (var id in (await pending.Select(r => r.CouponId).ToListAsync(ct)).Order())
        {
            // Whoever redeems for the same order waits here: what is read of it from here on stays true.
            if (await db.Coupons.Where(c => c.Id == id).KeepAsync(ct) is null) continue;
            if (await pending.FirstOrDefaultAsync(r => r.CouponId == id, ct) is not { } redemption) continue;
            await db.GiveBackAsync(redemption, ct);
            redemption.Expire(clock.GetUtcNow());
        }
        return Result.Success;
    }, ct);

    private async Task<Result> RedeemAsync(PromotionUse use, Guid orderId, CouponCustomer customer, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var one = use.Id is { } id ? db.Coupons.Where(c => c.Id == id) : db.Coupons.OfCode(use.Code!);
        if (await one.KeepAsync(ct) is not { } coupon) return Coupon.NotFound;
        var redemption = await db.Redemptions.FirstOrDefaultAsync(r => r.OrderId == orderId && r.CouponId == coupon.Id, ct);
        if (redemption is { State: RedemptionState.Confirmed }) return Result.Success;
        if (redemption is { State: RedemptionState.Returned }) return Coupon.NotUsable("returned", "The order was cancelled and its coupon given back.");
        if (redemption is not { State: RedemptionState.Pending })
        {
            if (!coupon.Active) return coupon.SwitchedOff();
            var isNew = redemption is null;
            redemption ??= Redemption.Of(orderId, coupon, customer, use.Discount);
            // One that ran out is taken again by the names that it is given back by.
            var taken = await db.TakeAsync(coupon, redemption.Names, ct);
            if (!taken.Succeeded) return taken;
            if (isNew) db.Redemptions.Add(redemption);
        }
        redemption.Pend(expiresAt, clock.GetUtcNow());
        return Result.Success;
    }

    private static Money Sum(IEnumerable<CouponLine> lines, string currency) => lines.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Total);

    private async Task<IReadOnlyList<CouponLine>> QualifyingAsync(Coupon coupon, IReadOnlyList<CouponLine> lines, CancellationToken ct)
    {
        if (!coupon.IsLimited) return lines;
        var categories = coupon.Categories.Count > 0 ? await catalog.CategoriesOfAsync([.. lines.Select(l => l.Sku)], ct) : null;
        return [.. lines.Where(l => coupon.HoldsFor(l.Sku, categories?.GetValueOrDefault(l.Sku) ?? []))];
    }
}
