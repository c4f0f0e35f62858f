using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Kernel;

/// <summary>An amount in the minor units of one ISO 4217 currency: 1999 USD is $19.99, 500 JPY is ¥500. May be negative.</summary>
/// <exception cref="InvalidOperationException">Arithmetic or comparison across two currencies.</exception>
/// <exception cref="OverflowException">A result beyond 64 bits: all arithmetic is checked.</exception>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long Amount, string Currency) : IComparable<Money>
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money a, Money b) => new(checked(a.Amount + Same(a, b).Amount), a.Currency);
    public static Money operator -(Money a, Money b) => new(checked(a.Amount - Same(a, b).Amount), a.Currency);
    public static Money operator -(Money a) => new(checked(-a.Amount), a.Currency);
    public static Money operator *(Money a, int factor) => new(checked(a.Amount * factor), a.Currency);
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <inheritdoc cref="Currencies.DecimalsOf"/>
    public static int Decimals(string currency) => Currencies.DecimalsOf(currency);

    /// <inheritdoc cref="Currencies.Has"/>
    public static bool IsCurrency(string? code) => Currencies.Has(code);

    /// <summary>The amount in major units, as people write it: 19.99.</summary>
    public decimal ToMajor() => Amount / Scale(Currency);

    /// <summary>The same as machines read it: 19.99, 500.</summary>
    public string ToMajorText() => ToMajor().ToString("F" + Decimals(Currency), CultureInfo.InvariantCulture);

    /// <summary>The nearest whole number of minor units, halves away from zero (the rule of tills).</summary>
    public static Money FromMajor(decimal major, string currency) => new((long)Math.Round(major * Scale(currency), MidpointRounding.AwayFromZero), currency);

    /// <summary>As people read it, wherever they do: $19.99, €19.99, ¥500, CHF 19.99; negative with a minus sign before.</summary>
    public override string ToString()
    {
        var sign = Currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", "JPY" => "¥", "CAD" => "CA$", "AUD" => "A$", var other => other + "\u00a0" };
        return (Amount < 0 ? "−" : "") + sign + Math.Abs(ToMajor()).ToString("N" + Decimals(Currency), CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what <see cref="ToString()"/> writes.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        if (text is null or { Length: > 40 } || text.IndexOfAny(Digits) is not (> 0 and var at)) return false;
        var (sign, isNegative) = (text[..at].TrimStart('−'), text[0] == '−');
        var currency = sign switch
        {
            "$" => "USD",
            "€" => "EUR",
            "£" => "GBP",
            "¥" => "JPY",
            "CA$" => "CAD",
            "A$" => "AUD",
            var code => code.TrimEnd('\u00a0'),
        };
        if (!IsCurrency(currency)
            || !decimal.TryParse(text.AsSpan(at), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major))
            return false;
        money = FromMajor(isNegative ? -major : major, currency);
        return money.ToString() == text;
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private static decimal Scale(string currency) => Decimals(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };

    private static Money Same(Money a, Money b) =>
        string.Equals(a.Currency, b.Currency, StringComparison.Ordinal) ? b : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not mix.");
}

/// <summary>Reads and writes <c>{"amount":1999,"currency":"USD"}</c>; both are required and nothing else is allowed.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Money is an object of amount and currency.");
        long? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "amount" && amount is null && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var minor)) amount = minor;
            else if (name == "currency" && currency is null && reader.TokenType == JsonTokenType.String) currency = reader.GetString();
            else throw new JsonException($"Money has a whole 'amount' in minor units and a 'currency'; '{name}' is not one of them or not of that type.");
        }
        if (amount is null || !Money.IsCurrency(currency)) throw new JsonException("Money needs 'amount' in minor units and 'currency' as an ISO 4217 code.");
        return new(amount.Value, currency!);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount", value.Amount);
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }
}
