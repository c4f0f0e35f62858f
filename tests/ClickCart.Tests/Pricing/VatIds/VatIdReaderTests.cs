using ClickCart.Pricing.VatIds;

namespace ClickCart.Tests.Pricing.VatIds;

public sealed class VatIdReaderTests
{
    [Theory]
    [InlineData("AT", "ATU13585627", "ATU62895905")]
    [InlineData("BE", "BE0428759497", "BE0403019261")]
    [InlineData("BG", "BG175074752", null)]
    [InlineData("CY", "CY10259033P", null)]
    [InlineData("CZ", "CZ25123891", null)]
    [InlineData("DE", "DE136695976", "DE129273398")]
    [InlineData("DK", "DK13585628", "DK24256790")]
    [InlineData("EE", "EE100931558", "EE100594102")]
    [InlineData("ES", "ESB58378431", "ESX2482300W")]
    [InlineData("ES", "ES54362315K", "ESA13585625")]
    [InlineData("FI", "FI20774740", null)]
    [InlineData("FR", "FR40303265045", "FR23334175221")]
    [InlineData("GR", "EL094259216", null)]
    [InlineData("HR", "HR33392005961", "HR38192148118")]
    [InlineData("HU", "HU12892312", null)]
    [InlineData("IE", "IE6433435F", "IE6433435OA")]
    [InlineData("IE", "IE8D79739I", "IE6388047V")]
    [InlineData("IT", "IT00743110157", "IT00905811006")]
    [InlineData("LT", "LT119511515", null)]
    [InlineData("LU", "LU15027442", "LU26375245")]
    [InlineData("LV", "LV40003521600", null)]
    [InlineData("MC", "FR40303265045", null)]
    [InlineData("MT", "MT11679112", null)]
    [InlineData("NL", "NL004495445B01", "NL002455799B11")]
    [InlineData("PL", "PL8567346215", "PL5260001246")]
    [InlineData("PT", "PT501964843", "PT500697256")]
    [InlineData("RO", "RO18547290", "RO361757")]
    [InlineData("SE", "SE123456789701", "SE556703748501")]
    [InlineData("SI", "SI50223054", "SI15012557")]
    [InlineData("SK", "SK2022749619", "SK2020317068")]
    [InlineData("GB", "GB980780684", "GB802311782")]
    [InlineData("GB", "GBGD001", "GB980780684000")]
    public void An_id_of_each_country_is_right_however_it_is_written(string country, string id, string? another)
    {
        foreach (var right in another is null ? [id] : new[] { id, another })
            foreach (var written in new[] { right, right.ToLowerInvariant(), $" {right[..2]} {right[2..5]}.{right[5..]} ", right[2..] })
                Read(written, country).ShouldBe(right, written);
    }

    [Theory]
    [InlineData("AT", "ATU13585626")]
    [InlineData("BE", "BE0428759498")]
    [InlineData("CY", "CY10259033Q")]
    [InlineData("DE", "DE136695975")]
    [InlineData("DK", "DK13585627")]
    [InlineData("EE", "EE100931559")]
    [InlineData("ES", "ESB58378432")]
    [InlineData("ES", "ES54362315J")]
    [InlineData("FI", "FI20774741")]
    [InlineData("FR", "FR41303265045")]
    [InlineData("GR", "EL094259217")]
    [InlineData("HR", "HR33392005962")]
    [InlineData("HU", "HU12892313")]
    [InlineData("IE", "IE6433435E")]
    [InlineData("IT", "IT00743110158")]
    [InlineData("LU", "LU15027443")]
    [InlineData("MT", "MT11679113")]
    [InlineData("NL", "NL004495446B01")]
    [InlineData("PL", "PL8567346216")]
    [InlineData("PT", "PT501964842")]
    [InlineData("RO", "RO18547291")]
    [InlineData("SE", "SE123456789101")]
    [InlineData("SI", "SI50223055")]
    [InlineData("SK", "SK2022749618")]
    [InlineData("GB", "GB980780685")]
    public void A_typing_error_shows_in_the_check_digits(string country, string id) => Read(id, country).ShouldContain("check digits");

    [Theory]
    [InlineData("DE", "DE12345678", "A VAT id of Germany looks like DE136695976.")]
    [InlineData("DE", "ATU13585627", "ATU13585627 is not a VAT id of Germany")]
    [InlineData("US", "US123456789", "VAT ids of United States are not used here.")]
    [InlineData("CH", "CHE123456788", "VAT ids of Switzerland are not used here.")]
    [InlineData("GB", "XI980780684", "XI980780684 is not a VAT id of United Kingdom")]
    [InlineData("DE", "٣٦٦٩٥٩٧٦١", "A VAT id of Germany looks like DE136695976.")]
    [InlineData("DE", "DE", "A VAT id of Germany looks like DE136695976.")]
    [InlineData("IE", "IE6A33435G", "IE6A33435G is no VAT id")]
    public void What_is_no_id_there_is_told_so(string country, string id, string sentence) => Read(id, country).ShouldStartWith(sentence);

    [Fact]
    public void Northern_Ireland_has_ids_of_its_own() => Read("XI980780684", "GB", "BT1 5GS").ShouldBe("XI980780684");

    private static string Read(string typed, string country, string postalCode = "SW1A 1AA")
    {
        var read = VatIdReader.Parse(typed, new("A", "B", null, "C", null, postalCode, country));
        return read.Error is { } wrong ? ((IReadOnlyDictionary<string, string[]>)wrong.Extensions!["errors"]!)["vatId"].Single() : read.Value.Text;
    }
}
