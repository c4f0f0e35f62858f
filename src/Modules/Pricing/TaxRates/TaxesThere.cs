namespace ClickCart.Pricing.TaxRates;

/// <summary>How an address is taxed.</summary>
/// <param name="Of">By the class of the goods.</param>
internal sealed record TaxesThere(Func<TaxClass, TaxTerms> Of);
