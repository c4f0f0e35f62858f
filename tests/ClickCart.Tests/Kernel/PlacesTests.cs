namespace ClickCart.Tests.Kernel;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("San Francisco", "CA", "94107", "US", "San Francisco, CA 94107")]
    [InlineData("Bonn", null, "53111", "DE", "53111 Bonn")]
    [InlineData("London", null, "SW1A 1AA", "GB", "London SW1A 1AA")]
    [InlineData("Fiumicino", "RM", "00054", "IT", "00054 Fiumicino, RM")]
    [InlineData("Chiyoda", "13", "100-0001", "JP", "Chiyoda, Tokyo 100-0001")]
    [InlineData("Madrid", "M", "28001", "ES", "28001 Madrid")]
    [InlineData("Central", null, "", "HK", "Central")]
    [InlineData("San Francisco", "California", "94107", "US", "San Francisco, California 94107")]
    public void The_town_is_written_as_it_is_there(string city, string? region, string postalCode, string country, string line) =>
        Places.TownOf(new Address("Ada", "1 Main St", null, city, region, postalCode, country)).ShouldBe(line);

    [Theory]
    [InlineData("US", "California", "CA")]
    [InlineData("US", " us-ca ", "CA")]
    [InlineData("US", "district of columbia", "DC")]
    [InlineData("US", "Armed Forces Europe", "AE")]
    [InlineData("US", "Puerto Rico", "PR")]
    [InlineData("CA", "Québec", "QC")]
    [InlineData("CA", "quebec", "QC")]
    [InlineData("AU", "new south wales", "NSW")]
    [InlineData("BR", "Sao Paulo", "SP")]
    [InlineData("MX", "Ciudad de Mexico", "CMX")]
    [InlineData("IN", "Andaman and Nicobar Islands", "AN")]
    [InlineData("IN", "Orissa", "OD")]
    [InlineData("IN", "OR", "OD")]
    [InlineData("JP", "東京都", "13")]
    [InlineData("JP", "東京", "13")]
    [InlineData("JP", "Kyoto", "26")]
    [InlineData("CN", "广东省", "GD")]
    [InlineData("CN", "CN-44", "GD")]
    [InlineData("IT", "Rome", "RM")]
    [InlineData("ES", "cadiz", "CA")]
    [InlineData("KR", "서울특별시", "11")]
    [InlineData("KR", "부산광역시", "26")]
    [InlineData("KR", "강원도", "42")]
    [InlineData("KR", "경상남도", "48")]
    [InlineData("KR", "제주특별자치도", "49")]
    [InlineData("TW", "臺北市", "TPE")]
    [InlineData("CN", "新疆维吾尔自治区", "XJ")]
    [InlineData("JP", "Kanagawa-ken", "14")]
    [InlineData("JP", "Tokyo-to", "13")]
    [InlineData("JP", "Osaka-fu", "27")]
    [InlineData("CA", "PEI", "PE")]
    [InlineData("CA", "Ont.", "ON")]
    [InlineData("MX", "México", "MEX")]
    [InlineData("US", "Calif.", "CA")]
    [InlineData("US", "Hawai\u02bbi", "HI")]
    [InlineData("IT", "Bozen", "BZ")]
    [InlineData("CO", "Bogot\u00e1 D.C.", "DC")]
    [InlineData("US", "ZZ", null)]
    [InlineData("US", "C\u0001A", null)]
    [InlineData("US", "", null)]
    [InlineData("DE", "Bayern", null)]
    public void A_state_is_known_by_code_and_by_name(string country, string region, string? code) =>
        (Places.Find(country)!.FindRegion(region)?.Code).ShouldBe(code);

    [Fact]
    public void Half_a_sign_is_no_state_and_no_postal_code()
    {
        Places.Find("US")!.FindRegion("\ud800").ShouldBeNull();
        Places.Find("US")!.IsPostalCode(Places.PlainPostalCode("\ud800")).ShouldBeFalse();
    }

    [Fact]
    public void Every_state_is_found_by_what_it_is_called()
    {
        foreach (var country in Places.Countries)
            foreach (var region in country.Regions)
            {
                country.FindRegion(region.Code).ShouldBe(region, $"{country.Code}-{region.Code}");
                country.FindRegion($"{country.Code}-{region.Code}").ShouldBe(region, $"{country.Code}-{region.Code}");
                country.FindRegion(region.Name).ShouldBe(region, $"{country.Code}-{region.Code}");
            }
    }

    [Fact]
    public void Every_countrys_own_example_has_the_form_of_its_postal_codes()
    {
        Places.Countries.Count.ShouldBe(250);
        foreach (var country in Places.Countries.Where(c => c.HasPostalCodes))
            country.IsPostalCode(country.PostalCodeExample!).ShouldBeTrue($"{country.Code} {country.PostalCodeExample}");
    }

    [Theory]
    [InlineData("US", "94107-1234", true)]
    [InlineData("US", "9410", false)]
    [InlineData("US", "９４１０７", true)]
    [InlineData("GB", "sw1a1aa", true)]
    [InlineData("GB", "SW1A", false)]
    [InlineData("DE", "D-50667", true)]
    [InlineData("AT", "A-1010", true)]
    [InlineData("DE", "A-1010", false)]
    [InlineData("IN", "400 001", true)]
    [InlineData("US", "941071234", true)]
    [InlineData("DE", "DE-50667", true)]
    [InlineData("CH", "80011", false)]
    [InlineData("CA", " k1a 0b1 ", true)]
    [InlineData("CA", "94107", false)]
    [InlineData("JP", "〒100–0001", true)]
    [InlineData("JP", "1000001", true)]
    [InlineData("LU", "L-1009", true)]
    [InlineData("LV", "1010", true)]
    [InlineData("PL", "00 950", true)]
    [InlineData("HK", "999077", true)]
    public void A_postal_code_has_its_countrys_form(string country, string code, bool right) =>
        Places.Find(country)!.IsPostalCode(Places.PlainPostalCode(code)).ShouldBe(right);

    [Fact]
    public void An_address_is_kept_with_codes_and_without_what_it_lacks()
    {
        var typed = new Address("Ada", "1 Main St", null, "Ottawa", "ontario", " k1a 0b1", "CA");
        typed.Normal().ShouldBe(typed with { Region = "ON", PostalCode = "K1A 0B1" });
        (typed with { Region = " ", PostalCode = null, Country = "HK" }).Normal().ShouldBe(typed with { Region = null, PostalCode = "", Country = "HK" });
        (typed with { Region = "Nowhere" }).Normal().Region.ShouldBe("Nowhere");
    }
}
