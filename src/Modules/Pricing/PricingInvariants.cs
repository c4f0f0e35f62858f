using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing;

internal sealed class PricingInvariants(PricingDbContext db) : IInvariants
{
    private const int Rows = 50;

    public IEnumerable<Invariant> All =>
    [
        new("1 quotes add up",
            "Every quote's lines sum to its subtotal, discount and tax, and each option's total is subtotal − discount + tax + price + its tax, in "
                + "one currency.", ct => QuotesAsync(DoesNotAddUp, ct)),
        new("1 promotions of quotes add up",
            "What takes the discount of a quote off sums to it with the rounding; each sums to its lines, none of which it takes more off than it costs.",
            ct => QuotesAsync(PromotionsDoNotAddUp, ct)),
        new("1 taxes of quotes add up",
            "By rate, the taxes of a quote and of each of its options sum to what is added and what is contained.", ct => QuotesAsync(TaxesDoNotAddUp, ct)),
        new("2 quotes are possible",
            "Quantities are at least 1, 0 ≤ discount ≤ subtotal, of the whole and of each line, no total is negative, and a free delivery bears no tax.",
            ct => QuotesAsync(IsImpossible, ct)),
        new("11 coupon uses", "A coupon's uses are its redemptions, and at most its limit.", async ct => await (
            from c in db.Coupons
            let counted = db.Redemptions.Count(r => r.CouponId == c.Id && (r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed))
            where c.Uses != counted || c.Uses > c.TotalLimit
            orderby c.Code
            select $"{c.Code ?? c.Name}: {c.Uses} uses, {counted} redemptions, limit {c.TotalLimit}").Take(Rows).ToListAsync(ct)),
        new("11 coupon uses per customer", "A customer's uses of a coupon are the redemptions, and at most the limit.", async ct => await (
            from u in db.CustomerUses
            join c in db.Coupons on u.CouponId equals c.Id
            let counted = db.Redemptions.Count(r => r.CouponId == u.CouponId && r.Customers.Any(c => c.Customer == u.Customer)
                && (r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed))
            where u.Uses != counted || u.Uses > c.PerCustomerLimit
            orderby c.Code, u.Customer
            select $"{c.Code ?? c.Name}, customer {u.Customer}: {u.Uses} uses, {counted} redemptions, limit {c.PerCustomerLimit}").Take(Rows).ToListAsync(ct)),
    ];

    private static bool DoesNotAddUp(Quote q) =>
        q.Lines.Sum(l => l.UnitPrice.Amount * l.Quantity) != q.Subtotal.Amount || q.Lines.Sum(l => l.Discount.Amount) != q.Discount.Amount
        || q.Lines.Sum(l => l.Tax.Amount) != q.Tax.Amount
        || q.Lines.Any(l => l.Total.Amount != l.UnitPrice.Amount * l.Quantity - l.Discount.Amount + l.Tax.Amount)
        || q.ShippingOptions.Any(o => o.Total.Amount != q.Subtotal.Amount - q.Discount.Amount + q.Tax.Amount + o.Price.Amount + o.Tax.Amount)
        || q.Lines.SelectMany(l => new[] { l.UnitPrice, l.Discount, l.Tax, l.Total, l.TaxIncluded })
            .Concat(q.ShippingOptions.SelectMany(o => new[] { o.Price, o.Tax, o.Total, o.RegularPrice ?? o.Price })).Any(m => m.Currency != q.Currency);

    // Quotes from before promotions were kept have a discount alone.
    private static bool PromotionsDoNotAddUp(Quote q) =>
        (q.Promotions.Count > 0 || q.CouponCode is null) && q.Promotions.Sum(p => p.Amount.Amount) + q.Rounding.Amount != q.Discount.Amount
        || q.Promotions.Any(p => p.Lines.Sum(l => l.Amount.Amount) != p.Amount.Amount || p.Amount.Amount < 0 || p.Amount.Currency != q.Currency)
        || q.Promotions.SelectMany(p => p.Lines).GroupBy(l => l.Sku).Any(l =>
            l.Sum(share => share.Amount.Amount) > q.Lines.Where(line => line.Sku == l.Key).Sum(line => line.Discount.Amount));

    private static bool TaxesDoNotAddUp(Quote q) =>
        Sum(q.Taxes, false) != q.Tax.Amount || Sum(q.Taxes, true) != q.TaxIncluded.Amount
        || q.ShippingOptions.Any(o => Sum(o.Taxes, false) != q.Tax.Amount + o.Tax.Amount || Sum(o.Taxes, true) != q.TaxIncluded.Amount + o.TaxIncluded.Amount);

    private static long Sum(IEnumerable<TaxShare> taxes, bool included) => taxes.Where(t => t.Included == included).Sum(t => t.Amount.Amount);

    private static bool IsImpossible(Quote q) =>
        q.Lines.Any(l => l.Quantity < 1 || l.Discount.Amount < 0 || l.Discount > l.UnitPrice * l.Quantity)
        || q.Lines.Any(l => l.Tax.Amount < 0 || l.Total.Amount < 0 || l.TaxIncluded.Amount > l.Total.Amount)
        || q.Discount.Amount < 0 || q.Discount > q.Subtotal || q.ShippingOptions.Any(o => o.Total.Amount < 0)
        || q.ShippingOptions.Any(o => o.FreeBy is null != o.RegularPrice is null
            || (o.FreeBy is not null && (o.Price.Amount != 0 || o.Tax.Amount != 0 || o.TaxIncluded.Amount != 0)));

    private async Task<IReadOnlyList<string>> QuotesAsync(Func<Quote, bool> isWrong, CancellationToken ct) =>
        await db.Quotes.AsNoTracking().AsAsyncEnumerable().Where(q => isWrong(q.ToQuote()))
            .Select(q => $"quote {q.Id}: subtotal {q.Subtotal}, discount {q.Discount}, tax {q.Tax} {q.Currency}").Take(Rows).ToListAsync(ct);
}
