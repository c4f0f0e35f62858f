using ClickCart.Sandbox.Shipments;

namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class TariffTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static PostalAddress At(string country, string zip = "94107") => new("Name", null, "Street 1", null, "City", null, zip, country, null, null);

    private static (List<Rate> Rates, List<RateMessage> Messages) Quote(string to, double ounces = 15.4, string? currency = null, string from = "US",
        string zip = "90277") => Tariff.Quote(
        new()
        {
            Id = "shp_1",
            Created = Now,
            From = At(from),
            To = At(to, zip),
            Parcel = new(10, 8, 4, ounces),
            Options = currency is null ? [] : new() { ["currency"] = System.Text.Json.JsonSerializer.SerializeToElement(currency) },
        },
        () => "rate_1", Now);

    [Fact]
    public void Matches_a_recorded_quote()
    {
        var rates = Quote("US").Rates.ToDictionary(r => $"{r.Carrier} {r.Service}", r => r.Price);
        rates["USPS GroundAdvantage"].ShouldBe(593);
        rates["USPS Priority"].ShouldBe(690);
        rates["USPS Express"].ShouldBe(3410);
        rates["UPS Ground"].ShouldBe(1488);
    }

    [Fact]
    public void Weight_and_distance_cost()
    {
        long Cheapest(double ounces, string zip) => Quote("US", ounces, zip: zip).Rates.Min(r => r.Price);
        Cheapest(50, "90277").ShouldBeGreaterThan(Cheapest(5, "90277"));
        Cheapest(5, "10001").ShouldBeGreaterThan(Cheapest(5, "94107"));
        Cheapest(5, "10001").ShouldBe(Cheapest(5, "10001"));
    }

    [Theory]
    [InlineData("94107", 1)]
    [InlineData("94501", 2)]
    [InlineData("90277", 4)]
    [InlineData("10001", 8)]
    public void Zones_follow_the_postcodes(string zip, int zone) => Tariff.Zone(At("US"), At("US", zip)).ShouldBe(zone);

    [Theory]
    [InlineData("EUR", 546)]
    [InlineData("JPY", 89000)]
    [InlineData("XYZ", 593)]
    public void Rates_come_in_the_wanted_currency(string currency, long ground)
    {
        var rate = Quote("US", currency: currency).Rates.Single(r => r.Service == "GroundAdvantage");
        (rate.Currency, rate.Price).ShouldBe((currency, ground));
    }

    [Theory]
    [InlineData("AQ")]
    [InlineData("KP")]
    [InlineData("ZZ")]
    [InlineData("EU")]
    public void Where_nobody_goes_there_are_no_rates_but_reasons(string country)
    {
        var (rates, messages) = Quote(country);
        rates.ShouldBeEmpty();
        messages.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("US", "GB")]
    [InlineData("DE", "FR")]
    [InlineData("DE", "DE")]
    [InlineData("AU", "US")]
    [InlineData("US", "US")]
    public void Every_served_pair_has_a_choice_at_any_weight(string from, string to)
    {
        Quote(to, 8, from: from).Rates.Count.ShouldBeGreaterThan(1);
        var (heavy, messages) = Quote(to, 1_000_000, from: from);
        heavy.Count.ShouldBeGreaterThan(0);
        messages.ShouldNotBeEmpty();
    }
}
