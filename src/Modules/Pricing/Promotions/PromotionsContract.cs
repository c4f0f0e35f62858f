using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>Finds what may hold for a cart; <see cref="OfferSums"/> says what does.</summary>
internal sealed class PromotionsContract(
    PromotionTable table, CouponsContract coupons, CustomerGroups groups, ICatalog catalog, IPaymentMethods methods, ShopTime shop,
    TimeProvider clock) : IPromotions
{
    /// <param name="Offers">In no way combined yet.</param>
    /// <param name="Refused">The cart's codes that cannot be used, with why.</param>
    internal sealed record Found(IReadOnlyList<Offer> Offers, IReadOnlyList<NearPromotion> Near, IReadOnlyList<(string Code, Error Why)> Refused);

    public async Task<CartPromotions> ForAsync(
        IReadOnlyList<string> codes, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct)
    {
        var found = await FindAsync(codes, lines, customer, ct);
        var currency = lines[0].Total.Currency;
        var sums = Sums(found.Offers, lines, currency);
        var refused = found.Refused.Select(r => new PassedPromotion(
            r.Code, r.Code, r.Why.Extensions?.GetValueOrDefault("reason") as string ?? r.Why.Type, r.Why.Detail));
        return new(
            new(sums.Discounts.Sum(), currency), AppliedOf(sums, [.. lines.Select(l => l.Sku)], currency), [.. refused, .. sums.PassedOver], found.Near);
    }

    public OfferSums Sums(IReadOnlyList<Offer> offers, IReadOnlyList<CouponLine> lines, string currency) => OfferSums.Of(
        offers, [.. lines.Select(l => new PricedLine(l.Sku, l.Quantity, l.Total.Amount / l.Quantity))], currency, methods.StepOf(currency));

    public async Task<Found> FindAsync(IReadOnlyList<string> codes, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct)
    {
        var (now, currency, refused) = (clock.GetUtcNow(), lines[0].Total.Currency, new List<(string, Error)>());
        var subtotal = lines.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Total);
        var (holding, almost) = (new List<Coupon>(), new List<Coupon>());
        foreach (var code in codes)
        {
            var usable = await coupons.UsableAsync(code, lines, customer, ct);
            if (usable.Error is { } why) refused.Add((code, why));
            else holding.Add(usable.Value);
        }
        var promotions = await table.AllAsync(ct);
        var mine = promotions.Any(p => p.Groups.Count > 0) ? await groups.OfAsync(customer, [.. promotions.SelectMany(p => p.Groups)], ct) : null;
        foreach (var promotion in promotions.Where(p => p.Groups.Count == 0 || p.Groups.Any(mine!.Contains)))
        {
            var refusal = promotion.RefusalFor(subtotal, shop, now);
            var isNear = refusal?.Extensions?.GetValueOrDefault("reason") is "below-minimum" && subtotal + subtotal >= promotion.Minimum;
            if ((refusal is null || isNear) && !await coupons.IsUsedUpAsync(promotion, customer, ct)) (isNear ? almost : holding).Add(promotion);
        }
        string[] skus = [.. lines.Select(l => l.Sku)];
        var shelves = holding.Concat(almost).Any(c => c.Categories.Count + c.GetCategories.Count > 0) ? await catalog.CategoriesOfAsync(skus, ct) : null;
        IReadOnlyList<string> ShelvesOf(string sku) => shelves?.GetValueOrDefault(sku) ?? [];
        Offer[] offers = [.. holding.Select(c => Offer.Of(c, skus, ShelvesOf))];
        var near = almost.Where(c => skus.Any(sku => c.HoldsFor(sku, ShelvesOf(sku))))
            .Select(c => new NearPromotion(c.Label, PromotionWords.Gives(c), c.Minimum!.Value - subtotal));
        // Where nothing qualifies a coupon was refused already.
        return new([.. offers.Where(o => o.Skus is not { Count: 0 })], [.. near.OrderBy(n => n.Missing.Amount)], refused);
    }

    /// <summary>As quotes, carts and orders tell it.</summary>
    public static IReadOnlyList<AppliedPromotion> AppliedOf(OfferSums sums, IReadOnlyList<string> skus, string currency) =>
    [
        .. sums.Applied.Select(t => new AppliedPromotion(
            t.Offer.Id, t.Offer.Code, t.Offer.Name, t.Offer.Gives, t.Offer.Reason, new(t.Amount, currency), t.Offer == sums.FreeDelivery,
            [.. t.Lines.Zip(skus, (amount, sku) => new PromotionShare(sku, new(amount, currency))).Where(s => s.Amount.Amount > 0)])),
    ];
}
