namespace ClickCart.Pricing.Coupons;

/// <summary>
/// The guarded updates that keep a coupon within its limits: each changes a counter only where the limit allows, so of fifty orders for the last use
/// one gets it. They need the caller's write transaction; the coupon's row is always taken before the customer's, so they cannot deadlock. A use does
/// not raise the coupon's version: who changes its rules meanwhile is not out of date.
/// </summary>
internal static class CouponUses
{
    /// <summary>The one of this code, in capitals or not.</summary>
    public static IQueryable<Coupon> OfCode(this IQueryable<Coupon> coupons, string code)
    {
        var normal = Coupon.Normal(code);
        return coupons.Where(c => c.Code == normal);
    }

    /// <summary>The coupon, whose rules and uses nobody else changes until the transaction ends: what is read of them from here on stays true.</summary>
    public static async Task<Coupon?> KeepAsync(this IQueryable<Coupon> one, CancellationToken ct)
    {
        await one.ExecuteUpdateAsync(set => set.SetProperty(c => c.Uses, c => c.Uses), ct);
        return await one.FirstOrDefaultAsync(ct);
    }

    /// <summary>Counts one use more, of the coupon and of the customer by each name; refused with <c>coupon-not-usable</c> at any limit.</summary>
    public static async Task<Result> TakeAsync(this PricingDbContext db, Coupon coupon, IEnumerable<string> customers, CancellationToken ct)
    {
        var taken = await db.Coupons.Where(c => c.Id == coupon.Id && (c.TotalLimit == null || c.Uses < c.TotalLimit))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Uses, c => c.Uses + 1), ct);
        if (taken == 0) return coupon.UsedUp();

        var limit = coupon.PerCustomerLimit ?? int.MaxValue;
        foreach (var customer in customers)
        {
            var counted = await db.CustomerUses.Where(u => u.CouponId == coupon.Id && u.Customer == customer && u.Uses < limit)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Uses, u => u.Uses + 1), ct);
            if (counted == 1) continue;
            if (await db.CustomerUses.AnyAsync(u => u.CouponId == coupon.Id && u.Customer == customer, ct)) return coupon.UsedByCustomer();
            db.CustomerUses.Add(new CustomerUses { CouponId = coupon.Id, Customer = customer, Uses = 1 });
        }
        return Result.Success;
    }

    /// <summary>Counts one use less.</summary>
    public static async Task GiveBackAsync(this PricingDbContext db, Redemption redemption, CancellationToken ct)
    {
        var couponId = redemption.CouponId;
        var coupons = await db.Coupons.Where(c => c.Id == couponId && c.Uses > 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Uses, c => c.Uses - 1), ct);
        var names = redemption.Names;
        var customers = await db.CustomerUses.Where(u => u.CouponId == couponId && names.Contains(u.Customer) && u.Uses > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Uses, u => u.Uses - 1), ct);
        if (coupons != 1 || customers != names.Count) throw new InvalidOperationException($"Coupon {couponId} has no use of that customer to give back.");
    }
}
