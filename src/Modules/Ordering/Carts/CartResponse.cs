using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>A cart as the API shows it: with the names, prices and availability of this moment.</summary>
/// <param name="Coupon">Its code; of several the first.</param>
/// <param name="Discount">What coupons and promotions take off the items. The quote may say less, of exports.</param>
/// <param name="Subtotal">Before discounts, taxes and shipping; zero in the shop's default currency while empty.</param>
internal sealed record CartResponse(string Id, IReadOnlyList<CartResponse.ItemResponse> Items, string? Coupon, Money Discount, Money Subtotal, int Version)
    : IVersioned
{
    /// <summary>The codes of all its coupons, in the order in which they were entered.</summary>
    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>What takes the discount off, each by line, and why.</summary>
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];

    /// <summary>What could have been thought to hold, and does not: each with why. Coupons that cannot be used now are among them.</summary>
    public IReadOnlyList<PassedPromotion> PassedOver { get; init; } = [];

    /// <summary>What holds once the cart is worth more.</summary>
    public IReadOnlyList<NearPromotion> NearlyReached { get; init; } = [];

    /// <param name="Available">How many can be bought now; 0 for what the shop no longer sells, shown with its last name and price.</param>
    internal sealed record ItemResponse(string Sku, string Name, int Quantity, Money UnitPrice, Money LineTotal, int Available)
    {
        /// <summary>What may be ordered beyond what is available; missing where nothing may.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Backorder? Backorder { get; init; }

        /// <summary>How many can be had, now or later.</summary>
        internal int Obtainable => (int)Math.Min(int.MaxValue, (long)Available + (Backorder?.Left ?? 0));

        /// <summary>How many of them come later.</summary>
        internal int Later => Backorder is null ? 0 : Math.Max(0, Quantity - Available);
    }

    /// <summary>As coupons are asked about it.</summary>
    public IReadOnlyList<CouponLine> CouponLines() => [.. Items.Select(i => new CouponLine(i.Sku, i.LineTotal) { Quantity = i.Quantity })];

    public static CartResponse Of(Cart cart, IReadOnlyDictionary<string, CatalogItem> sold, IReadOnlyDictionary<string, int> available,
        IReadOnlyDictionary<string, Backorder>? beyond = null)
    {
        var items = cart.Items.Select(i =>
        {
            var now = sold.GetValueOrDefault(i.Sku) is { } found && found.Price.Currency == cart.Currency ? found : null;
            var price = now?.Price ?? new Money(i.UnitPrice, cart.Currency!);
            return new ItemResponse(i.Sku, now?.Name ?? i.Name, i.Quantity, price, price * i.Quantity, now is null ? 0 : available.GetValueOrDefault(i.Sku))
            {
                Backorder = now is null ? null : beyond?.GetValueOrDefault(i.Sku),
            };
        }).ToList();
        var nothing = Money.Zero(cart.Currency!);
        return new(cart.Secret, items, cart.CouponCode, nothing, items.Aggregate(nothing, (sum, i) => sum + i.LineTotal), cart.Version)
        {
            Coupons = cart.CouponCodes,
        };
    }
}
