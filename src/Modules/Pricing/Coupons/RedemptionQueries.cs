using ClickCart.Ordering.Contracts;

namespace ClickCart.Pricing.Coupons;

internal static class RedemptionQueries
{
    /// <summary>A page of the uses of a coupon or a promotion, latest first, each with its order's number where the order is placed.</summary>
    public static async Task<PagedResult<T>> PageAsync<T>(
        this IQueryable<Redemption> redemptions, IOrderReader orders, Guid coupon, PageRequest page, Func<Redemption, string?, T> show, CancellationToken ct)
    {
        var uses = redemptions.AsNoTracking().Where(r => r.CouponId == coupon);
        if (page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
            uses = uses.Where(r => r.ChangedAt <= at && (r.ChangedAt < at || r.OrderId.CompareTo(id) < 0));
        var rows = await uses.OrderByDescending(r => r.ChangedAt).ThenByDescending(r => r.OrderId).Take(page.Take).ToListAsync(ct);
        var numbers = await orders.NumbersAsync([.. rows.Select(r => r.OrderId)], ct);
        return page.ToResult(rows, r => (r.ChangedAt, r.OrderId), r => show(r, numbers.GetValueOrDefault(r.OrderId)));
    }
}
