using ClickCart.Pricing.TaxRates;

namespace ClickCart.Pricing.Quotes;

/// <summary>How delivery is taxed.</summary>
/// <param name="Class"><c>Pricing:ShippingTaxClass</c>; null: at the highest rate of the goods.</param>
internal sealed record ShippingTax(TaxClass? Class)
{
    private const string Highest = "highest";

    public static ShippingTax From(IConfiguration configuration) => configuration["Pricing:ShippingTaxClass"] switch
    {
        null or "" => new(TaxClass.Standard),
        Highest => new((TaxClass?)null),
        var word => new(TaxClasses.Find(word) ?? throw new InvalidOperationException(
            $"Pricing:ShippingTaxClass is '{word}'; it is standard, reduced, zero, none or {Highest} (of the goods' rates).")),
    };

    public TaxRate RateOf(TaxesThere there, IReadOnlyCollection<TaxTerms> goods) =>
        Class is { } taxClass ? there.Of(taxClass).Rate : goods.Select(t => t.Rate).MaxBy(r => r.Millionths) ?? TaxRate.None;
}
