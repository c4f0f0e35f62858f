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

    public static QuoteResponse Of(Quote quote) =>
        new(quote.Id, quote.Lines, quote.Subtotal, quote.Discount, quote.Tax, quote.TaxIncluded, quote.Taxes, quote.ShippingOptions, quote.Currency,
            quote.ExpiresAt)
        {
            VatId = quote.VatId?.Text,
            VatIdConfirmed = quote.VatId?.IsConfirmed,
        };
}
