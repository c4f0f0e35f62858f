using ClickCart.Customers.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Ordering.Carts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Checkout;

/// <summary>What the checkout page shows.</summary>
/// <param name="Quote">What will be charged; null until there is an address that can be shipped to.</param>
/// <param name="Addresses">Those that the account keeps.</param>
/// <param name="Errors">By field name.</param>
/// <param name="Status">200, or the status of what stands in the way.</param>
internal sealed record CheckoutModel(
    CheckoutForm Form, CartAnswer Cart, Quote? Quote, IReadOnlyList<KeptAddress> Addresses, IReadOnlyList<TestCard> TestCards,
    IReadOnlyDictionary<string, string[]> Errors, int Status)
{
    /// <summary>What there is less of than the cart holds.</summary>
    public IReadOnlyList<Shortage> Shortages { get; init; } = [];

    /// <summary>Why the cart's coupon cannot be used any more.</summary>
    public string? CouponProblem { get; init; }

    /// <summary>What is different from what the page showed before, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Anything else that stands in the way, such as a carrier that does not answer.</summary>
    public string? Problem { get; init; }

    public ShippingOption? Chosen => Quote is null ? null : Form.Chosen(Quote);

    /// <summary>Whether pressing the pay button can lead to an order.</summary>
    public bool CanPay => Quote is not null && Shortages.Count == 0 && CouponProblem is null;

    public sealed record Shortage(string Name, int Requested, int Available);

    public static IReadOnlyList<Shortage> ShortagesOf(CartAnswer cart, IReadOnlyList<StockShortage> refused) =>
        [.. cart.Items.Select(i => new Shortage(i.Name, i.Quantity, Math.Min(i.Available, refused.FirstOrDefault(r => r.Sku == i.Sku)?.Available ?? i.Available))).Where(s => s.Available < s.Requested)];
}
