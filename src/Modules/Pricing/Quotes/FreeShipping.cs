using System.Globalization;

namespace ClickCart.Pricing.Quotes;

/// <summary>From which amount on the cheapest delivery is free.</summary>
/// <param name="Amounts"><c>Pricing:FreeShippingFrom</c>: minor units by currency. Where a currency is missing, delivery costs what it costs.</param>
internal sealed record FreeShipping(IReadOnlyDictionary<string, long> Amounts)
{
    public static FreeShipping From(IConfiguration configuration)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        if (configuration["Pricing:FreeShippingFrom"] is { Length: > 0 } alone)
            throw new InvalidOperationException($"Pricing:FreeShippingFrom is '{alone}'; it names a currency: Pricing__FreeShippingFrom__USD=5000.");
        foreach (var entry in configuration.GetSection("Pricing:FreeShippingFrom").GetChildren())
        {
            if (!Currencies.Has(entry.Key))
                throw new InvalidOperationException($"Pricing:FreeShippingFrom:{entry.Key} names no currency; it is a code of ISO 4217, such as USD.");
            if (!long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
                throw new InvalidOperationException(
                    $"Pricing:FreeShippingFrom:{entry.Key} is '{entry.Value}'; it is a whole number of minor units, such as 5000 for $50.00.");
            found[entry.Key] = amount;
        }
        return new(found);
    }

    public Money? In(string currency) => Amounts.TryGetValue(currency, out var amount) ? new(amount, currency) : null;
}
