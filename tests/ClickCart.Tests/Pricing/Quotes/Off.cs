using ClickCart.Pricing.Promotions;

namespace ClickCart.Tests.Pricing.Quotes;

/// <summary>Offers, for tests of sums.</summary>
internal static class Off
{
    public static Offer[] None => [];

    public static Offer[] Percent(decimal percent, params string[] skus) => [New with { Percent = percent, Skus = skus.Length > 0 ? skus : null }];

    public static Offer[] Amount(Money amount) => [New with { Amount = amount }];

    public static Offer[] Delivery => [New with { FreeShipping = true }];

    private static Offer New => new(Guid.CreateVersion7(), "OFF", "OFF", "");
}
