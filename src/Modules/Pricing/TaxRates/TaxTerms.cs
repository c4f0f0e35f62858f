using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.TaxRates;

/// <summary>How goods are taxed at an address.</summary>
/// <param name="Rate">What the customer pays, in the price or on top.</param>
/// <param name="Exported">The seller's tax, which prices contain and which is not charged there; null when nothing is taken off.</param>
internal sealed record TaxTerms(TaxRate Rate, TaxRate? Exported)
{
    /// <exception cref="ArgumentOutOfRangeException">The provider says a rate that is none.</exception>
    public static TaxTerms Of(TaxOn tax) => new(
        tax.Name is null
            ? TaxRate.None
            : new TaxRate(Guid.Empty, "", null, tax.Rate, tax.Included, tax.Name, tax.Rate == 0 ? TaxClass.Zero : TaxClass.Standard),
        tax.TakenOff == 0 ? null : new TaxRate(Guid.Empty, "", null, tax.TakenOff, inclusive: true));

    public TaxOn ToTax() => (Rate.IsTold ? new TaxOn(Rate.Label, Rate.Rate, Rate.Inclusive) : TaxOn.Nothing) with { TakenOff = Exported?.Rate ?? 0 };

    /// <summary>A price without the seller's tax where goods are exported, to the nearest multiple of <paramref name="step"/> minor units.</summary>
    public Money PriceOf(Money price, long step) =>
        Exported is { } own ? price with { Amount = Rounded.Share(price.Amount, 1_000_000, 1_000_000 + own.Millionths, step) } : price;
}
