using System.Text.Json;

namespace ClickCart.Tests.Web.Forms;

/// <summary>How plain forms become the requests that clients send as JSON.</summary>
public sealed class FormTests
{
    private sealed record Parcel(string? Name, int? Count, Money? Price, bool Fragile, bool? Insured, Address? ShipTo, IReadOnlyList<Line>? Lines,
        IReadOnlyDictionary<string, string>? Facts, IReadOnlyList<string>? Tags, DateTimeOffset? Leaves, DayOrTime? Arrives);

    private sealed record Line(string Sku, decimal Weight);

    [Fact]
    public void Fields_are_read_by_their_json_paths()
    {
        var (parcel, errors) = Read(
            ("name", "  Tea caddy "), ("count", "1,200"), ("price", "19.99"), ("price.currency", "EUR"), ("fragile", "true"), ("insured", "false"),
            ("shipTo.name", "Ada"), ("shipTo.line1", "1 High St"), ("shipTo.city", "Bath"), ("shipTo.postalCode", "BA1"), ("shipTo.country", "GB"),
            ("lines[0].sku", "A"), ("lines[0].weight", "0.5"), ("lines[1].sku", "B"), ("lines[1].weight", "2"),
            ("facts[0].name", "Colour"), ("facts[0].value", "red"), ("tags", "new"));
        errors.ShouldBeEmpty();
        (parcel.Name, parcel.Count, parcel.Price, parcel.Fragile, parcel.Insured).ShouldBe(("Tea caddy", 1200, new Money(1999, "EUR"), true, false));
        parcel.ShipTo!.City.ShouldBe("Bath");
        parcel.Lines.ShouldBe([new("A", 0.5m), new("B", 2m)]);
        parcel.Facts!["Colour"].ShouldBe("red");
        parcel.Tags.ShouldBe(["new"]);
    }

    [Fact]
    public void Days_and_times_are_those_of_the_shop()
    {
        var (day, none) = Read(("leaves", "2026-12-31T14:00"), ("arrives", "2026-12-31"));
        none.ShouldBeEmpty();
        (day.Leaves, day.Arrives).ShouldBe((new DateTimeOffset(2026, 12, 31, 13, 0, 0, TimeSpan.Zero), new DayOrTime(new DateOnly(2026, 12, 31))));
        Read(("arrives", "2026-12-31T14:00")).Parcel.Arrives.ShouldBe(new DayOrTime(day.Leaves!.Value));
    }

    [Fact]
    public void What_was_left_empty_is_missing()
    {
        var (parcel, errors) = Read(("name", " "), ("count", ""), ("price", ""), ("price.currency", "USD"), ("shipTo.name", ""));
        errors.ShouldBeEmpty();
        (parcel.Name, parcel.Count, parcel.Price, parcel.Fragile, parcel.Insured, parcel.ShipTo).ShouldBe((null, null, null, false, null, null));
    }

    [Theory]
    [InlineData("count", "many")]
    [InlineData("count", "1.5")]
    [InlineData("price", "19.999")]
    [InlineData("price", "a lot")]
    [InlineData("leaves", "2026-12-31")]
    [InlineData("leaves", "12/31/2026")]
    [InlineData("arrives", "31.12.2026")]
    [InlineData("arrives", "tomorrow")]
    [InlineData("price", "79228162514264337593543950335")]
    public void What_cannot_be_read_is_the_fields_error(string field, string typed) =>
        Read((field, typed), ("price.currency", "USD")).Errors.Keys.ShouldBe([field]);

    private static (Parcel Parcel, Dictionary<string, string[]> Errors) Read(params (string Name, string Value)[] fields)
    {
        var reader = new FormReader(new FormCollection(fields.ToDictionary(f => f.Name, f => new Microsoft.Extensions.Primitives.StringValues(f.Value))),
            JsonSerializerOptions.Web, new ShopTime(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
        var node = reader.Read(typeof(Parcel), "")!;
        return (node.Deserialize<Parcel>(JsonSerializerOptions.Web)!, reader.Errors);
    }
}
