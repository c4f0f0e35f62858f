using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Platform.Http;

/// <summary>What is sent where a day is meant: a day, which is the whole of it in the shop's time zone, or a time, which is that moment.</summary>
[JsonConverter(typeof(DayOrTimeText))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayOrTime
{
    private readonly DateOnly? _day;
    private readonly DateTimeOffset _time;

    public DayOrTime(DateOnly day) => _day = day;

    public DayOrTime(DateTimeOffset time) => _time = time.ToUniversalTime();

    public static implicit operator DayOrTime(DateTimeOffset time) => new(time);

    /// <summary>Null for what is neither.</summary>
    public static DayOrTime? Read(string? text)
    {
        if (Times.TryRead(text, out DateOnly day)) return new DayOrTime(day);
        return Times.TryRead(text, out DateTimeOffset time) ? new DayOrTime(time) : null;
    }

    /// <summary>The value of a query; null when it is missing or empty.</summary>
    /// <exception cref="ProblemException">400 for what is neither.</exception>
    public static DayOrTime? OfQuery(string name, string? text) => string.IsNullOrEmpty(text) ? null
        : Read(text) ?? throw new ProblemException(Error.Malformed($"{name} is {Sorts}."));

    /// <summary>Its first moment.</summary>
    public DateTimeOffset Start(ShopTime shop) => _day is { } day ? shop.StartOf(day) : _time;

    /// <summary>The first moment that is not part of it any more: of a time that moment itself.</summary>
    public DateTimeOffset End(ShopTime shop) => _day is { } day ? shop.StartOf(day.AddDays(1)) : _time;

    public override string ToString() =>
        _day is { } day ? day.ToString("O", CultureInfo.InvariantCulture) : _time.ToString("O", CultureInfo.InvariantCulture);

    internal const string Sorts = "a day, such as 2026-11-25, or a time with its offset, such as 2026-11-25T08:00:00Z (RFC 3339)";
}

internal sealed class DayOrTimeText : JsonConverter<DayOrTime>
{
    public override DayOrTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType is JsonTokenType.String ? DayOrTime.Read(reader.GetString()) : null) ?? throw new JsonException($"It is {DayOrTime.Sorts}.");

    public override void Write(Utf8JsonWriter writer, DayOrTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
