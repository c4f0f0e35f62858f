using ClickCart.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Zones;

public sealed class ZonePlacesTests
{
    [Theory]
    [InlineData("de 10115", "DE 10115")]
    [InlineData("DE 10*", "DE 10*")]
    [InlineData("DE 10115-10999", "DE 10115..10999")]
    [InlineData("DE 10115 to 10999", "DE 10115..10999")]
    [InlineData("JP 100-0001-100-9999", "JP 100-0001..100-9999")]
    [InlineData("US 96701-1234", "US 96701-1234")]
    [InlineData("GB sw1*", "GB SW1*")]
    [InlineData("DE 10999..10115", null)]
    [InlineData("DE 123", null)]
    [InlineData("HK 1000", null)]
    [InlineData("10115", null)]
    public void Postal_codes_are_read_with_their_country(string written, string? kept) => ZonePlaces.ReadPostalCodes(written).ShouldBe(kept);

    [Theory]
    [InlineData("DE 10*", "10115", true)]
    [InlineData("DE 10*", "D-10115", true)]
    [InlineData("DE 10*", "12043", false)]
    [InlineData("DE 10115..10999", "10500", true)]
    [InlineData("DE 10115..10999", "11000", false)]
    [InlineData("US 96801", "96801-1234", true)]
    [InlineData("US 10*", "10115", false)]
    public void A_code_lies_in_its_zone(string codes, string code, bool lies)
    {
        var address = new Address("A", "Road 1", null, "Town", null, code, codes[..2] == "US" && !lies ? "DE" : codes[..2]);
        (new ZonePlaces(false, [], [], [codes]).Names(address) is not null).ShouldBe(lies);
    }

    [Fact]
    public void The_more_precisely_a_zone_names_an_address_the_higher_it_ranks()
    {
        var honolulu = new Address("A", "Road 1", null, "Honolulu", "HI", "96801", "US");
        var ranks = new ZonePlaces[] { new(true, [], [], []), new(false, ["US"], [], []), new(false, [], ["US-HI"], []), new(false, [], [], ["US 96*"]),
            new(false, [], [], ["US 968*"]) }.Select(p => p.Names(honolulu)!.Value).ToList();
        ranks.ShouldBeInOrder();
        ranks.Distinct().Count().ShouldBe(5);
        new ZonePlaces(false, ["CA"], ["US-CA"], []).Names(honolulu).ShouldBeNull();
        ZonePlaces.ReadCountry("eu")!.Count.ShouldBe(27);
    }
}
