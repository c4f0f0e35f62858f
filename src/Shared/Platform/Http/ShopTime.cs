using System.Globalization;

namespace ClickCart.Platform.Http;

/// <summary>
/// The time zone in which the shop's days begin and end, and in which pages show and read times: <c>ClickCart:TimeZone</c>, else UTC. Never the server's.
/// </summary>
public sealed class ShopTime
{
    private readonly Func<TimeZoneInfo> _zone;

    public ShopTime(TimeZoneInfo zone) => _zone = () => zone;

    private ShopTime(IConfiguration configuration, TimeZoneInfo first)
    {
        // Asked for many times on a page, so it is looked up only when the setting is another. What is no zone leaves the one before in force.
        var known = new Known(configuration[Key] ?? "", first);
        _zone = () =>
        {
            var name = configuration[Key] ?? "";
            if (Volatile.Read(ref known) is var last && last.Name == name) return last.Zone;
            var zone = name.Length == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : last.Zone;
            Volatile.Write(ref known, new(name, zone));
            return zone;
        };
    }

    private sealed record Known(string Name, TimeZoneInfo Zone);

    private const string Key = "ClickCart:TimeZone";

    internal static readonly OwnerSetting Setting = new(Key, SettingGroups.Shop, "Time zone")
    {
        Kind = SettingKind.TimeZone,
        Default = "UTC",
        Length = 64,
        Help = "Where the shop's days begin and end: in pages, filters, coupons and on the dashboard.",
    };

    public static readonly ShopTime Utc = new(TimeZoneInfo.Utc);

    /// <summary>UTC until there is such a time zone; the start refuses what is none.</summary>
    internal static ShopTime From(IConfiguration configuration) => new(configuration,
        configuration[Key] is { Length: > 0 } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>The same moment as the shop's clock shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone());

    /// <summary>The present moment as the shop's clock shows it.</summary>
    public DateTimeOffset Now(TimeProvider clock) => Local(clock.GetUtcNow());

    /// <summary>The shop's day in which that moment lies.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The first moment of a day, in UTC. Where clocks skip midnight it is the first moment there is, where they repeat it the earlier one.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>When the shop's clock shows that time of a day, in UTC: the first after it where clocks skip it, the earlier where they repeat it.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => At(day.ToDateTime(time));

    /// <summary>The day that begins at this very moment; null where none does.</summary>
    public DateOnly? DayBeginningAt(DateTimeOffset at)
    {
        var day = DayOf(at);
        return Times.IsInReach(day) && StartOf(day) == at ? day : null;
    }

    /// <summary>What a page's field of type <c>datetime-local</c> says, in UTC; null when it says no time.</summary>
    public DateTimeOffset? Typed(string text) =>
        DateTime.TryParseExact(text, Fields, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && Times.IsInReach(DateOnly.FromDateTime(local))
            ? At(local)
            : null;

    /// <summary>For a page's field of type <c>datetime-local</c>.</summary>
    public string Field(DateTimeOffset at) => Local(at).ToString(Fields[0], CultureInfo.InvariantCulture);

    /// <summary>For people: <c>31 December 2026</c> when a day begins then, else <c>31 December 2026, 14:00 UTC+01:00</c>.</summary>
    public string Words(DateTimeOffset at) => DayBeginningAt(at) is { } day ? Words(day) : $"{Words(DayOf(at))}, {Clock(at)}";

    /// <summary>The same of an end that is not part of what it ends: of a whole day it is that day, not the one after.</summary>
    public string WordsOfEnd(DateTimeOffset end) => DayBeginningAt(end) is { } next ? Words(next.AddDays(-1)) : Words(end);

    /// <summary><c>UTC</c>, or how far the shop's clock is from it then: <c>UTC+01:00</c>.</summary>
    public string Zone(DateTimeOffset at) => Local(at) is { Offset.Ticks: 0 } ? "UTC" : Local(at).ToString("'UTC'zzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// Whose clock that is, for whom another may go: <c>UTC</c>, <c>Europe/Berlin</c>; in an hour that the clocks repeat, how far they are from UTC.
    /// </summary>
    public string ZoneName(DateTimeOffset at) => _zone() is var zone && (zone.Equals(TimeZoneInfo.Utc) || zone.IsAmbiguousTime(at)) ? Zone(at) : zone.Id;

    private static readonly string[] Fields = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private string Clock(DateTimeOffset at) => $"{Local(at).ToString("HH:mm", CultureInfo.InvariantCulture)} {Zone(at)}";

    private DateTimeOffset At(DateTime local)
    {
        var zone = _zone();
        // Zones skip an hour, half of one, or a whole day.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
