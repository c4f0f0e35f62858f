using ClickCart.Pricing.TaxRates;

namespace ClickCart.Tests.Pricing.TaxRates;

/// <summary>Places that tax takes for something else than their country (Council Directive 2006/112/EC, Articles 5 to 7).</summary>
public sealed class TaxPlaceTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    // Spain
    [InlineData("ES", "TF", "38001", "")]
    [InlineData("ES", "GC", "35001", "")]
    [InlineData("ES", "Las Palmas", "35001", "")]
    [InlineData("ES", null, "E-38001", "")]
    [InlineData("ES", "CE", "51001", "")]
    [InlineData("ES", "ML", "52001", "")]
    [InlineData("ES", "M", "28001", "ES")]
    [InlineData("ES", "PM", "07001", "ES")]
    // Germany
    [InlineData("DE", null, "27498", "")]
    [InlineData("DE", null, "D-78266", "")]
    [InlineData("DE", null, "DE 27498", "")]
    [InlineData("DE", null, "78262", "DE")]
    [InlineData("DE", null, "10115", "DE")]
    // Italy
    [InlineData("IT", "SO", "23041", "")]
    [InlineData("IT", "CO", "22061", "")]
    [InlineData("IT", "CO", "22100", "IT")]
    // Finland, Greece, Cyprus, Denmark
    [InlineData("FI", null, "22100", "")]
    [InlineData("FI", null, "FI-22100", "")]
    [InlineData("FI", null, "00550", "FI")]
    [InlineData("AX", null, "22100", "AX")]
    [InlineData("GR", null, "630 86", "")]
    [InlineData("GR", null, "63087", "")]
    [InlineData("GR", null, "630 88", "GR")]
    [InlineData("CY", null, "9300", "")]
    [InlineData("CY", null, "2008", "CY")]
    [InlineData("DK", null, "3900", "")]
    [InlineData("DK", null, "8660", "DK")]
    // France
    [InlineData("FR", null, "97400", "")]
    [InlineData("FR", null, "97110", "")]
    [InlineData("FR", null, "972 00", "")]
    [InlineData("FR", null, "F-97300", "")]
    [InlineData("FR", null, "97600", "")]
    [InlineData("FR", null, "97500", "")]
    [InlineData("FR", null, "98800", "")]
    [InlineData("FR", null, "98000", "FR")]
    [InlineData("FR", null, "20000", "FR")]
    [InlineData("FR", null, "75001", "FR")]
    [InlineData("RE", null, "97400", "RE")]
    [InlineData("MC", null, "98000", "FR")]
    // United Kingdom
    [InlineData("GB", null, "GY1 1AA", "")]
    [InlineData("GB", null, "je2 3ab", "")]
    [InlineData("GB", null, "GB-JE2 3AB", "")]
    [InlineData("GB", null, "GX11 1AA", "")]
    [InlineData("GB", null, "IM1 1AA", "GB")]
    [InlineData("GB", null, "G1 1AA", "GB")]
    [InlineData("IM", null, "IM1 1AA", "GB")]
    [InlineData("GG", null, "GY1 1AA", "GG")]
    // Anywhere else the codes mean nothing.
    [InlineData("US", "TX", "78266", "US")]
    [InlineData("PT", null, "9000-001", "PT")]
    [InlineData("NL", null, "2200 AA", "NL")]
    public void An_address_lies_in_the_area_of_a_tax_or_outside(string country, string? region, string postalCode, string area) =>
        TaxPlace.Of(new("N", "L", null, "C", region, postalCode, country)).Area.ShouldBe(area);

    /// <summary>A seller in Germany, 119.00 with 19.00 of tax in it.</summary>
    [Theory]
    [InlineData("Santa Cruz de Tenerife", "TF", "38001", "ES", 10000, null)]
    [InlineData("Madrid", "M", "28001", "ES", 11900, 21.0)]
    [InlineData("Helgoland", null, "27498", "DE", 10000, null)]
    [InlineData("Mariehamn", null, "22100", "FI", 10000, null)]
    [InlineData("Mariehamn", null, "22100", "AX", 10000, null)]
    [InlineData("Saint-Denis", null, "97400", "FR", 10000, null)]
    [InlineData("Monaco", null, "98000", "MC", 11900, 20.0)]
    [InlineData("Douglas", null, "IM1 1AA", "IM", 11900, 20.0)]
    [InlineData("St Helier", null, "JE2 3AB", "GB", 10000, null)]
    public async Task Goods_that_leave_the_area_are_exports(string city, string? region, string postalCode, string country, long subtotal, double? percent)
    {
        var sku = await ProductAsync(price: 11900, currency: "EUR");
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)),
            new { name = "Ada Buyer", line1 = "Street 1", city, region, postalCode, country, phone = "+49 30 1234567" });
        quote["subtotal"].GetProperty("amount").GetInt64().ShouldBe(subtotal, quote.Text);
        quote["taxes"].EnumerateArray().Select(t => t.GetProperty("percent").GetDouble()).ShouldBe(percent is { } rate ? [rate] : []);
    }

    [Fact]
    public async Task A_region_outside_may_have_a_rate_of_its_own_and_nothing_is_reverse_charged_there()
    {
        var to = new { name = "Ada Buyer", line1 = "Calle 1", city = "Ceuta", region = "CE", postalCode = "51001", country = "ES", phone = "+34 956 123456" };
        var sku = await ProductAsync(price: 11900, currency: "EUR");
        var cart = await CartAsync(Guest, (sku, 1));
        var quote = (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = to, vatId = "ESA28015865" })).ShouldBe(201);
        quote["subtotal"].GetProperty("amount").GetInt64().ShouldBe(10000);
        quote["taxes"].GetArrayLength().ShouldBe(0);

        var rate = (await Admin.PostAsync("/admin/tax-rates", new { country = "ES", region = "CE", rate = 0.03, inclusive = false, name = "IPSI" })).ShouldBe(201);
        try
        {
            quote = await QuoteAsync(Guest, cart, to);
            (quote["subtotal"].GetProperty("amount").GetInt64(), quote["tax"].GetProperty("amount").GetInt64()).ShouldBe((10000, 300));
        }
        finally
        {
            (await Admin.SendAsync(HttpMethod.Delete, $"/admin/tax-rates/{rate["id"].GetString()}", ifMatch: "*")).ShouldBe(204);
        }
    }
}
