using System.Text.Json.Serialization;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>A quote as its customer sees it.</summary>
/// <param name="Tax">Added to the prices of the goods; <paramref name="TaxIncluded"/> is contained in them.</param>
/// <param name="Taxes">The same by rate.</param>
/// <param name="ShippingOptions">Each option's <c>total</c> is what will be charged.</param>
internal sealed record QuoteResponse(
    Guid Id, IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, Money TaxIncluded, IReadOnlyList<TaxShare> Taxes,
    IReadOnlyList<ShippingOption> ShippingOptions, string Currency, DateTimeOffset ExpiresAt)
{
    /// <summary>The buyer's, as invoices write it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? VatId { get; init; }

    /// <summary>Whether a register said that it is in force; else its form decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public bool? VatIdConfirmed { get; init; }

    /// <summary>What takes the discount off, each by line, and why.</summary>
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];

    /// <summary>What could have been thought to hold, and does not: each with why.</summary>
    public IReadOnlyList<PassedPromotion> PassedOver { get; init; } = [];

    /// <summary>What holds once the cart is worth more.</summary>
    public IReadOnlyList<NearPromotion> NearlyReached { get; init; } = [];

    /// <summary>The part of the discount that is what cannot be charged; the promotions' amounts are the rest of it.</summary>
    public Money Rounding { get; init; } = Money.Zero(Currency);

    public static QuoteResponse Of(Quote quote) =>
        new(quote.Id, quote.Lines, quote.Subtotal, quote.Discount, quote.Tax, quote.TaxIncluded, quote.Taxes, quote.ShippingOptions, quote.Currency,
            quote.ExpiresAt)
        {
            VatId = quote.VatId?.Text,
            VatIdConfirmed = quote.VatId?.IsConfirmed,
            Promotions = quote.Promotions,
            PassedOver = quote.PassedOver,
            NearlyReached = quote.NearlyReached,
            Rounding = quote.Rounding,
        };
}
