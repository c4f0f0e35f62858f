using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ClickCart.Platform.Http;

/// <summary>The one reader of times that clients send: as RFC 3339 writes them, offset included, whatever clock the server goes by.</summary>
public static partial class Times
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    /// <summary>In UTC. What is finer than our clock, a tenth of a microsecond, is cut off.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is null || Rfc3339().Match(text) is not { Success: true } parts) return false;
        var offset = parts.Groups["offset"].Value is "Z" or "z" ? "+00:00" : parts.Groups["offset"].Value;
        var plain = $"{parts.Groups["day"].Value}T{parts.Groups["clock"].Value}{parts.Groups["fraction"].Value}{offset}";
        if (!DateTimeOffset.TryParseExact(plain, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)) return false;
        time = time.ToUniversalTime();
        return true;
    }

    public static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsInReach(day);

    /// <summary>Whether a day can begin and end anywhere on earth: the first and the last of the calendar cannot.</summary>
    internal static bool IsInReach(DateOnly day) => day > DateOnly.MinValue && day.DayNumber < DateOnly.MaxValue.DayNumber - 1;

    [GeneratedRegex(@"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})"
        + @"(?:(?<fraction>\.[0-9]{1,7})[0-9]*)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Rfc3339();
}

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

/// <summary>A time without an offset would be another moment on every server, so it is refused.</summary>
internal sealed class TimeWithOffset : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Times.TryRead(reader.GetString(), out DateTimeOffset time)
            ? time
            : throw new JsonException("It is a time with its offset, such as 2026-11-25T08:00:00Z (RFC 3339).");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
