using ClickCart.Pricing.Coupons;
using ClickCart.Pricing.TaxRates;

namespace ClickCart.Pricing;

/// <summary>The configured tax rates and two coupons to try.</summary>
internal sealed class PricingSeed(PricingDbContext db, TaxTable taxes, ShopTime shop, TimeProvider clock, IIds ids) : ISeed
{
    public int Order => 20;

    public async Task SeedAsync(CancellationToken ct)
    {
        await taxes.FillAsync(db, ct);
        if (await db.Coupons.AnyAsync(ct)) return;
        var now = clock.GetUtcNow();
        db.Coupons.Add(new Coupon(ids.New(), "WELCOME10", new() { Percent = 10, PerCustomerLimit = 1 }, shop, now));
        db.Coupons.Add(new Coupon(ids.New(), "SAVE5", new() { Amount = new Money(500, "USD"), MinimumSubtotal = new Money(5000, "USD") }, shop, now));
        await db.SaveChangesAsync(ct);
    }
}
