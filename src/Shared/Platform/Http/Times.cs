using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ClickCart.Kernel;

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
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Rfc3339();
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
