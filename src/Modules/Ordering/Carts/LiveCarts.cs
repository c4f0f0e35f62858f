using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Carts as a request finds them, and as it is answered: with the names, prices and availability of this moment.</summary>
internal sealed class LiveCarts(
    OrderingDbContext db, ICatalog catalog, IAvailability availability, ICoupons coupons, IPromotions promotions, OrderingSettings settings, ICaller caller,
    ExpectedVersion expected)
{
    /// <summary>The cart of that secret, to be changed: when the caller may use it, whose it is from then on, and nobody changed it meanwhile.</summary>
    public async Task<Result<Cart>> ToChangeAsync(string secret, CancellationToken ct)
    {
        if (await db.FindCartAsync(secret, ct) is not { } cart || !cart.OpensTo(caller.AccountId)) return Error.NotFound("cart");
        if (expected.Misses(cart)) return Error.Stale;
        cart.AdoptBy(caller.AccountId);
        return cart;
    }

    /// <param name="sold">What the catalog says of its SKUs; asked for when it is not known yet.</param>
    public async Task<CartResponse> ShowAsync(Cart cart, CancellationToken ct, IReadOnlyDictionary<string, CatalogItem>? sold = null)
    {
        var nothing = Money.Zero(settings.DefaultCurrency);
        if (cart.Items.Count == 0) return new(cart.Secret, [], cart.CouponCode, nothing, nothing, cart.Version) { Coupons = cart.CouponCodes };
        string[] skus = [.. cart.Items.Select(i => i.Sku)];
        var shown = CartResponse.Of(cart, sold ?? await catalog.FindAsync(skus, ct), await availability.OfAsync(skus, ct),
            await availability.BackordersAsync(skus, ct));
        var off = await promotions.ForAsync(cart.CouponCodes, shown.CouponLines(), new(cart.AccountId ?? caller.AccountId, caller.Email, null), ct);
        return shown with { Discount = off.Discount, Promotions = off.Applied, PassedOver = off.PassedOver, NearlyReached = off.NearlyReached };
    }

    /// <summary>What a coupon gives for this cart, or why it gives nothing.</summary>
    public Task<Result<CouponTerms>> CheckAsync(CartResponse cart, string code, CancellationToken ct) =>
        coupons.CheckAsync(code, cart.CouponLines(), new(caller.AccountId, caller.Email, null), ct);
}
