using System.Text.Json.Serialization;
using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>Quotes: prices, discounts, taxes and shipping rates of a cart, locked for 15 minutes.</summary>
public interface IQuotes
{
    /// <summary>Null when there is none; an expired quote is still found.</summary>
    Task<Quote?> FindAsync(Guid quoteId, CancellationToken ct);

    /// <summary>Prices a cart of the present caller for an address that <c>AddressValidator</c> passes, and commits the quote before it returns. Refusals: no
    /// such cart, nothing or something unsellable in it, nobody ships there (422, fields <c>items</c> and
    /// <c>shipTo</c>), a VAT id that is none there (422, field <c>vatId</c>), its coupon not usable (409), the carrier away (503).</summary>
    /// <param name="cartId">The cart's secret name.</param>
    /// <param name="shipTo">Where to.</param>
    /// <param name="email">The buyer's, as far as known.</param>
    /// <param name="vatId">That of a business, as it was typed; null or blank for anybody else.</param>
    /// <param name="ct">Stops the work.</param>
    Task<Result<Quote>> MakeAsync(string cartId, Address shipTo, string? email, string? vatId, CancellationToken ct);

    /// <summary>
    /// What staff's own prices come to, by a quote's arithmetic: without coupons and promotions, and without storing anything. Refusals as of
    /// <see cref="MakeAsync"/>, with the fields <c>lines</c>, <c>discount</c> and <c>shippingPrice</c>.
    /// </summary>
    Task<Result<Quote>> ReckonAsync(QuoteByHand asked, CancellationToken ct);

    /// <summary>What goods must cost, after their discount, for the cheapest delivery to be free; null where none is free by the amount.</summary>
    Money? FreeShippingFrom(string currency) => null;
}

/// <summary>What a member of the staff puts together for a customer. Own prices stand as they are given, whatever the address.</summary>
/// <param name="Id">The quote's, and so the order's.</param>
/// <param name="VatId">That of a business, as it was typed.</param>
/// <param name="Lines">At least one; each SKU once.</param>
public sealed record QuoteByHand(Guid Id, Guid? AccountId, string? Email, Address ShipTo, string? VatId, IReadOnlyList<LineByHand> Lines)
{
    /// <summary>Null for none.</summary>
    public DiscountByHand? Discount { get; init; }

    /// <summary>Whose price <see cref="ShippingPrice"/> takes the place of; null for every one's.</summary>
    public string? ShippingOptionId { get; init; }

    /// <summary>Null where delivery costs what it costs.</summary>
    public Money? ShippingPrice { get; init; }
}

/// <param name="UnitPrice">Null for the catalogue's.</param>
public sealed record LineByHand(string Sku, int Quantity, Money? UnitPrice);

/// <summary>A share or an amount, off all goods.</summary>
/// <param name="Reason">The customer reads it.</param>
public sealed record DiscountByHand(decimal? Percent, Money? Amount, string Reason);

/// <param name="AccountId">Whose cart it was; null for a guest's.</param>
/// <param name="Subtotal">Σ quantity × unit price.</param>
/// <param name="Discount">At most the subtotal; allocated to the lines to the cent.</param>
/// <param name="Tax">Added on top, without the shipping option's own. Taxes that prices include are not part of it.</param>
public sealed record Quote(
    Guid Id, string CartId, Guid? AccountId, string? Email, IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, string? CouponCode,
    Address ShipTo, int WeightGrams, IReadOnlyList<ShippingOption> ShippingOptions, string Currency, DateTimeOffset ExpiresAt)
{
    /// <summary>The taxes of the goods, one for each rate; an option's own list is that of the whole order.</summary>
    public IReadOnlyList<TaxShare> Taxes { get; init; } = [];

    /// <summary>The seller's country, when its tax was taken off the prices because the goods leave it.</summary>
    public string? WithoutTaxOf { get; init; }

    /// <summary>The buyer's, when it is a business that named one.</summary>
    public VatId? VatId { get; init; }

    /// <summary>The same as it was typed, by which a form knows it again.</summary>
    public string? TypedVatId { get; init; }

    /// <summary>What takes the discount off, and why; with the rounding it adds up to it. Empty in quotes from before it was kept.</summary>
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];

    /// <summary>What could have been thought to hold, and does not.</summary>
    public IReadOnlyList<PassedPromotion> PassedOver { get; init; } = [];

    /// <summary>What holds once the cart is worth more.</summary>
    public IReadOnlyList<NearPromotion> NearlyReached { get; init; } = [];

    /// <summary>The part of the discount that is what cannot be charged; zero in nearly all currencies.</summary>
    public Money Rounding { get; init; } = Money.Zero(Currency);

    /// <summary>Those that the cart had, whether they held or not; <see cref="CouponCode"/> is the first of them that did.</summary>
    public IReadOnlyList<string> CouponCodes { get; init; } = [];

    /// <summary>The tax that the prices of the goods contain.</summary>
    public Money TaxIncluded => Lines.Aggregate(Money.Zero(Currency), (sum, l) => sum + l.TaxIncluded);
}

/// <summary>One tax, as invoices name it.</summary>
/// <param name="Percent">7.25.</param>
/// <param name="Base">What it is reckoned on, without the tax.</param>
/// <param name="Included">Whether the prices contain it, or it is added to them.</param>
public sealed record TaxShare(string Name, decimal Percent, Money Base, Money Amount, bool Included)
{
    /// <summary>The name under which no tax is charged, because a business in another country of the European Union owes it itself.</summary>
    public const string ReverseCharge = "Reverse charge";
}

/// <param name="Total">Quantity × unit price − discount + tax.</param>
/// <param name="TaxIncluded">The tax contained in the prices, where prices include it; for the invoice, not for any sum.</param>
public sealed record QuoteLine(string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, Money Tax, Money Total, Money TaxIncluded)
{
    /// <summary>Which of the quote's taxes it bears; null where invoices name none.</summary>
    public TaxLabel? TaxedAs { get; init; }

    /// <summary>So many of it the shop did not have when it was quoted: they are sent when they have come.</summary>
    public int Backordered { get; init; }

    /// <summary>The shop's day from which they are expected; missing where nobody knows, or all is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateOnly? ExpectedOn { get; init; }
}

/// <summary>A tax by what invoices call it.</summary>
/// <param name="Percent">7.25, with at most four decimals.</param>
public sealed record TaxLabel(string Name, decimal Percent);

/// <param name="Total">What will be charged when this option is chosen: subtotal − discount + tax + price + its tax.</param>
public sealed record ShippingOption(string Id, string Carrier, string Service, Money Price, Money Tax, int? DeliveryDays, Money Total)
{
    /// <summary>The tax that the price contains: what the whole order's exceeds that of the goods by.</summary>
    public Money TaxIncluded { get; init; } = Money.Zero(Price.Currency);

    /// <summary>The taxes of the whole order when this option is chosen, goods and delivery together, one for each rate.</summary>
    public IReadOnlyList<TaxShare> Taxes { get; init; } = [];

    /// <summary>Which of them the delivery bears; null where invoices name none.</summary>
    public TaxLabel? TaxedAs { get; init; }

    /// <summary>What it costs otherwise, where it is free; null where its price stands.</summary>
    public Money? RegularPrice { get; init; }

    /// <summary>Why it is free: <see cref="FreeByAmount"/>, <see cref="FreeByCoupon"/> or <see cref="FreeByPromotion"/>; null where its price stands.</summary>
    public string? FreeBy { get; init; }

    public const string FreeByAmount = "amount";
    public const string FreeByCoupon = "coupon";
    public const string FreeByPromotion = "promotion";
}
