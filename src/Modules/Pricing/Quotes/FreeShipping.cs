using System.Globalization;

namespace ClickCart.Pricing.Quotes;

/// <summary>From which amount on the cheapest delivery is free.</summary>
/// <param name="Amounts">
/// <c>Pricing:FreeShippingFrom</c>: minor units by currency; or, as the owner sets it, a line such as <c>50 USD, 45.00 EUR</c>, which comes first. Where a
/// currency is missing, delivery costs what it costs.
/// </param>
internal sealed record FreeShipping(IReadOnlyDictionary<string, long> Amounts)
{
    public const string Key = "Pricing:FreeShippingFrom";

    /// <summary>A line as the owner writes it; null when it is none.</summary>
    public static FreeShipping? Read(string line)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var written]
                || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) || major > 1_000_000_000
                || written.ToUpperInvariant() is var code && !Currencies.Has(code) || decimal.Round(major, Currencies.DecimalsOf(code)) != major
                || !found.TryAdd(code, Money.FromMajor(major, code).Amount)) return null;
        }
        return new(found);
    }

    public static FreeShipping From(IConfiguration configuration)
    {
        if (configuration[Key] is { Length: > 0 } line)
            return Read(line) ?? throw new InvalidOperationException($"{Key} is '{line}'; it is an amount for each currency, such as 50 USD, 45.00 EUR.");
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in configuration.GetSection(Key).GetChildren())
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
