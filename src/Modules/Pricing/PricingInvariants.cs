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
                + "one currency.",
            QuotesAddUpAsync),
        new("2 quotes are possible", "Quantities are at least 1, 0 ≤ discount ≤ subtotal, and no total is negative.", QuotesArePossibleAsync),
        new("11 coupon uses", "A coupon's uses are its redemptions, and at most its limit.", CouponUsesAsync),
        new("11 coupon uses per customer", "A customer's uses of a coupon are the redemptions, and at most the limit.", CustomerUsesAsync),
    ];

    private Task<IReadOnlyList<string>> QuotesAddUpAsync(CancellationToken ct) => QuotesAsync(q =>
        q.Lines.Sum(l => l.UnitPrice.Amount * l.Quantity) != q.Subtotal.Amount || q.Lines.Sum(l => l.Discount.Amount) != q.Discount.Amount
        || q.Lines.Sum(l => l.Tax.Amount) != q.Tax.Amount
        || q.Lines.Any(l => l.Total.Amount != l.UnitPrice.Amount * l.Quantity - l.Discount.Amount + l.Tax.Amount)
        || q.ShippingOptions.Any(o => o.Total.Amount != q.Subtotal.Amount - q.Discount.Amount + q.Tax.Amount + o.Price.Amount + o.Tax.Amount)
        || q.Lines
            .SelectMany(l => new[] { l.UnitPrice, l.Discount, l.Tax, l.Total, l.TaxIncluded })
            .Concat(q.ShippingOptions.SelectMany(o => new[] { o.Price, o.Tax, o.Total }))
            .Any(m => m.Currency != q.Currency), ct);

    private Task<IReadOnlyList<string>> QuotesArePossibleAsync(CancellationToken ct) => QuotesAsync(q =>
        q.Lines.Any(l => l.Quantity < 1 || l.Discount.Amount < 0 || l.Tax.Amount < 0 || l.Total.Amount < 0 || l.TaxIncluded.Amount > l.Total.Amount)
        || q.Discount.Amount < 0 || q.Discount > q.Subtotal || q.ShippingOptions.Any(o => o.Total.Amount < 0), ct);

    private async Task<IReadOnlyList<string>> QuotesAsync(Func<Quote, bool> isWrong, CancellationToken ct)
    {
        var wrong = new List<string>();
        await foreach (var quote in db.Quotes.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (isWrong(quote.ToQuote()))
                wrong.Add($"quote {quote.Id}: subtotal {quote.Subtotal}, discount {quote.Discount}, tax {quote.Tax} {quote.Currency}");
            if (wrong.Count == Rows) break;
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> CouponUsesAsync(CancellationToken ct) =>
        [.. (await db.Coupons.Select(c => new
            {
                c.Code,
                c.Uses,
                c.TotalLimit,
                Counted = db.Redemptions.Count(r => r.CouponId == c.Id && (r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed)),
            })
            .Where(c => c.Uses != c.Counted || c.Uses > c.TotalLimit).Take(Rows).ToListAsync(ct)).Select(c =>
                $"{c.Code}: {c.Uses} uses, {c.Counted} redemptions, limit {c.TotalLimit}")];

    private async Task<IReadOnlyList<string>> CustomerUsesAsync(CancellationToken ct) =>
        [.. (await (from u in db.CustomerUses
                    join c in db.Coupons on u.CouponId equals c.Id
                    select new
                    {
                        c.Code,
                        u.Customer,
                        u.Uses,
                        c.PerCustomerLimit,
                        Counted = db.Redemptions.Count(r => r.CouponId == u.CouponId && r.Customer == u.Customer
                            && (r.State == RedemptionState.Pending || r.State == RedemptionState.Confirmed)),
                    })
            .Where(c => c.Uses != c.Counted || c.Uses > c.PerCustomerLimit).Take(Rows).ToListAsync(ct))
            .Select(c => $"{c.Code}, customer {c.Customer}: {c.Uses} uses, {c.Counted} redemptions, limit {c.PerCustomerLimit}")];
}
