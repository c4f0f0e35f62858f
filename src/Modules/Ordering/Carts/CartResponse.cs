using ClickCart.Catalog.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>A cart as the API shows it: with the names, prices and availability of this moment.</summary>
/// <param name="Coupon">Its code.</param>
/// <param name="Discount">What the coupon takes off the items; zero while it cannot be used. The quote may say less, of exports.</param>
/// <param name="Subtotal">Before discounts, taxes and shipping; zero in the shop's default currency while empty.</param>
internal sealed record CartResponse(string Id, IReadOnlyList<CartResponse.ItemResponse> Items, string? Coupon, Money Discount, Money Subtotal, int Version)
    : IVersioned
{
    /// <param name="Available">How many can be bought now; 0 for what the shop no longer sells, shown with its last name and price.</param>
    internal sealed record ItemResponse(string Sku, string Name, int Quantity, Money UnitPrice, Money LineTotal, int Available);

    /// <summary>As coupons are asked about it.</summary>
    public IReadOnlyList<CouponLine> CouponLines() => [.. Items.Select(i => new CouponLine(i.Sku, i.LineTotal))];

    public static CartResponse Of(Cart cart, IReadOnlyDictionary<string, CatalogItem> sold, IReadOnlyDictionary<string, int> available)
    {
        var items = cart.Items.Select(i =>
        {
            var now = sold.GetValueOrDefault(i.Sku) is { } found && found.Price.Currency == cart.Currency ? found : null;
            var price = now?.Price ?? new Money(i.UnitPrice, cart.Currency!);
            return new ItemResponse(i.Sku, now?.Name ?? i.Name, i.Quantity, price, price * i.Quantity, now is null ? 0 : available.GetValueOrDefault(i.Sku));
        }).ToList();
        var nothing = Money.Zero(cart.Currency!);
        return new(cart.Secret, items, cart.CouponCode, nothing, items.Aggregate(nothing, (sum, i) => sum + i.LineTotal), cart.Version);
    }
}
