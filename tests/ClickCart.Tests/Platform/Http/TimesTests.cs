using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Platform.Http;

public sealed class TimesTests
{
    [Theory]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31T23:59:59.0000000+00:00")]
    [InlineData("2026-12-31t23:59:59z", "2026-12-31T23:59:59.0000000+00:00")]
    [InlineData("2026-12-31T23:59:59+01:00", "2026-12-31T22:59:59.0000000+00:00")]
    [InlineData("2026-12-31T23:59:59-05:30", "2027-01-01T05:29:59.0000000+00:00")]
    [InlineData("2026-12-31T23:59:59-00:00", "2026-12-31T23:59:59.0000000+00:00")]
    [InlineData("2026-12-31T23:59:59.25Z", "2026-12-31T23:59:59.2500000+00:00")]
    [InlineData("2026-12-31T23:59:59.123456789Z", "2026-12-31T23:59:59.1234567+00:00")]
    [InlineData("2028-02-29T00:00:00Z", "2028-02-29T00:00:00.0000000+00:00")]
    public void A_time_with_its_offset_is_that_moment(string text, string moment)
    {
        Times.TryRead(text, out DateTimeOffset time).ShouldBeTrue();
        time.ToString("O").ShouldBe(moment);
        DayOrTime.Read(text)!.Value.Start(Berlin).ShouldBe(time);
        DayOrTime.Read(text)!.Value.End(Berlin).ShouldBe(time);
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59")]
    [InlineData("2026-12-31T23:59Z")]
    [InlineData("2026-12-31T23:59")]
    [InlineData("2026-12-31 23:59:59Z")]
    [InlineData("2026-12-31T23:59:59 01:00")]
    [InlineData("2026-12-31T23:59:59+0100")]
    [InlineData("2026-12-31T23:59:59+01")]
    [InlineData("2026-12-31T23:59:59+24:00")]
    [InlineData("2026-12-31T24:00:00Z")]
    [InlineData("2026-12-31T23:59:59.Z")]
    [InlineData("2026-12-31T23:59:59Z\n")]
    [InlineData(" 2026-12-31T23:59:59Z")]
    [InlineData("٢٠٢٦-12-31T23:59:59Z")]
    [InlineData("2026-02-29")]
    [InlineData("2026-2-28")]
    [InlineData("20261231")]
    [InlineData("2026-12")]
    [InlineData("2026-W53-4")]
    [InlineData("2026-12-31Z")]
    [InlineData("31/12/2026")]
    [InlineData("12/31/2026")]
    [InlineData("31 Dec 2026")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1798761599")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData(null)]
    public void What_could_be_another_moment_elsewhere_or_is_none_is_neither_a_day_nor_a_time(string? text) => DayOrTime.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("Europe/Berlin", "2026-12-31T12:00:00Z", "Europe/Berlin")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "UTC+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T01:30:00Z", "UTC+01:00")]
    [InlineData("UTC", "2026-12-31T12:00:00Z", "UTC")]
    public void A_zone_is_named_and_an_hour_that_clocks_repeat_by_how_far_it_is_from_UTC(string zone, string at, string name) =>
        new ShopTime(TimeZoneInfo.FindSystemTimeZoneById(zone)).ZoneName(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).ShouldBe(name);

    [Theory]
    [InlineData("Europe/Berlin", "2026-12-31", "2026-12-30T23:00:00Z", "2026-12-31T23:00:00Z")]
    [InlineData("UTC", "2026-12-31", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-12-31", "2026-12-30T10:00:00Z", "2026-12-31T10:00:00Z")]
    // The clocks go forward by an hour, and back.
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    // No midnight, and two of them.
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    public void A_day_is_the_whole_of_it_in_the_shops_time_zone(string zone, string day, string start, string end)
    {
        var shop = new ShopTime(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var read = DayOrTime.Read(day)!.Value;
        (read.Start(shop), read.End(shop)).ShouldBe((At(start), At(end)));
        shop.DayBeginningAt(read.Start(shop)).ShouldBe(DateOnly.Parse(day));
        shop.DayBeginningAt(read.Start(shop).AddHours(1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-12-31T14:00", "2026-12-31T13:00:00Z")]
    [InlineData("2026-07-01T14:00:30", "2026-07-01T12:00:30Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-12-31T14:00Z", null)]
    [InlineData("2026-12-31", null)]
    [InlineData("0001-01-01T00:00", null)]
    [InlineData("12/31/2026 2:00 PM", null)]
    public void What_is_typed_into_a_page_is_by_the_shops_clock(string typed, string? moment) =>
        Berlin.Typed(typed).ShouldBe(moment is null ? null : At(moment));

    [Fact]
    public void People_read_days_as_days_and_times_by_the_shops_clock()
    {
        var (start, end) = (DayOrTime.Read("2026-12-01")!.Value.Start(Berlin), DayOrTime.Read("2026-12-31")!.Value.End(Berlin));
        (Berlin.Words(start), Berlin.WordsOfEnd(end)).ShouldBe(("1 December 2026", "31 December 2026"));
        Berlin.Words(At("2026-07-01T12:00:00Z")).ShouldBe("1 July 2026, 14:00 UTC+02:00");
        ShopTime.Utc.WordsOfEnd(At("2026-07-01T12:00:00Z")).ShouldBe("1 July 2026, 12:00 UTC");
        Berlin.Field(At("2026-07-01T12:00:00Z")).ShouldBe("2026-07-01T14:00");
    }

    [Fact]
    public void Json_reads_them_alike()
    {
        JsonSerializer.Deserialize<DayOrTime?>("\"2026-12-31\"")!.Value.End(Berlin).ShouldBe(At("2026-12-31T23:00:00Z"));
        JsonSerializer.Deserialize<DayOrTime?>("null").ShouldBeNull();
        foreach (var wrong in new[] { "\"2026-12-31T23:59:59\"", "20261231", "{}", "[]", "true", "\"\"" })
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DayOrTime?>(wrong)).Message.ShouldStartWith("It is a day", customMessage: wrong);
    }

    [Fact]
    public void A_shop_in_no_known_time_zone_goes_by_the_one_before()
    {
        static ShopTime Of(string? zone) => ShopTime.From(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ClickCart:TimeZone"] = zone }).Build());

        Of("Europe/Atlantis").Zone(At("2026-07-01T12:00:00Z")).ShouldBe("UTC");
        Of("Asia/Tokyo").Zone(At("2026-07-01T12:00:00Z")).ShouldBe("UTC+09:00");
        Of(null).Zone(At("2026-07-01T12:00:00Z")).ShouldBe("UTC");
    }

    private static readonly ShopTime Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
