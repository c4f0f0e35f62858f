using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>A quote as it was given: written once, never changed, deleted a day after it ran out.</summary>
internal sealed class StoredQuote
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public Guid Id { get; init; }
    public required string CartId { get; init; }
    public Guid? AccountId { get; init; }
    public required string Currency { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>, like all amounts here.</summary>
    public long Subtotal { get; init; }

    public long Discount { get; init; }
    public long Tax { get; init; }
    public string? CouponCode { get; init; }
    public int WeightGrams { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>To the millisecond: every database keeps it exactly, so the quote reads as it was given.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset now) => (now + Validity).AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>One JSON column: a quote is always written and read whole.</summary>
    public required QuoteDetails Details { get; init; }

    public Quote ToQuote() => new(
        Id, CartId, AccountId, Details.Email, Details.Lines, new(Subtotal, Currency), new(Discount, Currency), new(Tax, Currency), CouponCode,
        Details.ShipTo, WeightGrams, Details.ShippingOptions, Currency, ExpiresAt)
    {
        Taxes = Details.Taxes,
        WithoutTaxOf = Details.WithoutTaxOf,
        VatId = Details.VatId,
        TypedVatId = Details.TypedVatId,
        Promotions = Details.Promotions,
        PassedOver = Details.PassedOver,
        NearlyReached = Details.NearlyReached,
        Rounding = new(Details.Rounding, Currency),
        CouponCodes = Details.CouponCodes,
    };
}

internal sealed record QuoteDetails(string? Email, Address ShipTo, IReadOnlyList<QuoteLine> Lines, IReadOnlyList<ShippingOption> ShippingOptions)
{
    public IReadOnlyList<TaxShare> Taxes { get; init; } = [];
    public string? WithoutTaxOf { get; init; }
    public VatId? VatId { get; init; }
    public string? TypedVatId { get; init; }
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];
    public IReadOnlyList<PassedPromotion> PassedOver { get; init; } = [];
    public IReadOnlyList<NearPromotion> NearlyReached { get; init; } = [];
    public long Rounding { get; init; }
    public IReadOnlyList<string> CouponCodes { get; init; } = [];
}
