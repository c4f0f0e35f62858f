using System.Text.Json;
using ClickCart.Pricing.Contracts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClickCart.Tests.Pricing.VatIds;

/// <summary>Businesses that name their VAT id. The seller's home is Germany, whose tax prices in euro contain.</summary>
public sealed class ReverseChargeTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("AT", "Wien", "1010", null, "atu 1358.5627", 11900, 10000, 0)]
    [InlineData("FR", "Lyon", "69001", null, "FR40303265045", 11900, 10000, 0)]
    [InlineData("MC", "Monaco", "98000", null, "FR40303265045", 11900, 10000, 0)]
    [InlineData("GB", "Belfast", "BT1 5GS", null, "XI980780684", 11900, 10000, 0)]
    // Taxed as usual: at home, and outside of the Union.
    [InlineData("DE", "Köln", "50667", null, "DE136695976", 11900, 11900, 1900)]
    [InlineData("GB", "London", "SW1A 1AA", null, "GB980780684", 11900, 11900, 1983)]
    [InlineData("GB", "Belfast", "BT1 5GS", null, "GB980780684", 11900, 11900, 1983)]
    // Without an id.
    [InlineData("FR", "Lyon", "69001", null, null, 11900, 11900, 1983)]
    [InlineData("FR", "Lyon", "69001", null, " ", 11900, 11900, 1983)]
    public async Task Between_two_countries_of_the_union_the_business_owes_the_tax_itself(
        string country, string city, string postalCode, string? region, string? vatId, long price, long subtotal, long included)
    {
        var cart = await CartAsync(Guest, (await ProductAsync(price, currency: "EUR"), 1));
        var quote = (await QuoteOfAsync(cart, In(country, city, postalCode, region), vatId)).ShouldBe(201);
        (Amount(quote["subtotal"]), Amount(quote["tax"]), Amount(quote["taxIncluded"])).ShouldBe((subtotal, 0, included));
        var tax = quote["taxes"].EnumerateArray().ShouldHaveSingleItem();
        if (included == 0)
            (tax.GetProperty("name").GetString(), tax.GetProperty("percent").GetDecimal(), Amount(tax.GetProperty("base")), Amount(tax.GetProperty("amount")),
                tax.GetProperty("included").GetBoolean()).ShouldBe(("Reverse charge", 0m, subtotal, 0, false));
        foreach (var option in quote["shippingOptions"].EnumerateArray())
            Amount(option.GetProperty("total")).ShouldBe(subtotal + Amount(option.GetProperty("price")));
        if (string.IsNullOrWhiteSpace(vatId)) quote.Json.TryGetProperty("vatId", out _).ShouldBeFalse();
        else quote["vatIdConfirmed"].GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("FR", "Lyon", "69001", null, "FR41303265045")]
    [InlineData("FR", "Lyon", "69001", null, "DE136695976")]
    [InlineData("FR", "Lyon", "69001", null, "yes")]
    [InlineData("US", "San Francisco", "94107", "CA", "US123456789")]
    [InlineData("CH", "Zürich", "8001", null, "CHE123456788")]
    public async Task What_is_no_id_there_is_refused(string country, string city, string postalCode, string? region, string vatId) =>
        (await QuoteOfAsync(await CartAsync(Guest, (await ProductAsync(11900, currency: "EUR"), 1)), In(country, city, postalCode, region), vatId))
            .ShouldBeInvalid("vatId");

    [Fact]
    public async Task A_price_that_is_a_list_for_abroad_loses_the_tax_there()
    {
        var quote = await QuoteOfAsync(await CartAsync(Guest, (await ProductAsync(12000), 1)), In("FR", "Lyon", "69001"), "FR40303265045");
        (Amount(quote["subtotal"]), quote["taxes"].GetArrayLength()).ShouldBe((10000, 1));
    }

    [Fact]
    public async Task The_order_keeps_the_id_and_everybody_sees_it()
    {
        var sku = await ProductAsync(11900, currency: "EUR");
        var quote = (await QuoteOfAsync(await CartAsync(Guest, (sku, 1)), In("AT", "Wien", "1010"), "ATU13585627")).ShouldBe(201);
        var email = $"vat-{Guid.CreateVersion7():n}@example.com";
        var order = (await Guest.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        (order["vatId"].GetString(), order["vatIdConfirmed"].GetBoolean()).ShouldBe(("ATU13585627", false));
        order["taxes"][0].GetProperty("name").GetString().ShouldBe("Reverse charge");
        (await Admin.GetAsync($"/admin/orders/export?q={email}")).Text.ShouldContain(",ATU13585627,EUR,100.00,");
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}");
        office.ShouldShow("ATU13585627").ShouldShow("Not confirmed by a register").ShouldShow("the buyer owes the tax.");
    }

    [Fact]
    public async Task The_checkout_asks_for_the_id_says_what_is_wrong_with_it_and_charges_the_net_price()
    {
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync(11900, currency: "EUR")), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "Rue 1"),
            ("shipTo.city", "Lyon"), ("shipTo.postalCode", "69001"), ("shipTo.country", "FR"), ("vatId", "FR 41 303 265 045"))).ShouldBe(422)
            .ShouldShow("its check digits are wrong");
        (await browser.PressAsync("Continue to delivery", ("vatId", "FR 40 303 265 045"))).ShouldBe(200).ShouldShow("Reverse charge on €");
        browser.Page.QuerySelector("[name=vatId]")!.GetAttribute("value").ShouldBe("FR 40 303 265 045");
        // What was changed after the total was shown is looked at before anything is ordered.
        (await browser.PressAsync("Pay", ("vatId", "FR 41 303 265 045"))).ShouldBe(422).ShouldShow("its check digits are wrong");
        (await browser.PressAsync("Continue to delivery", ("vatId", "FR 40 303 265 045"))).ShouldBe(200);
        (await browser.PressAsync("Pay", ("vatId", ""))).ShouldShow("Please look at the total again before you pay").ShouldShow("of VAT 20 %");
        (await browser.PressAsync("Update delivery and total", ("vatId", "FR 40 303 265 045"))).ShouldBe(200);
        (await browser.PressAsync("Pay")).ShouldBe(200).ShouldShow("VAT id FR40303265045").ShouldShow("the buyer owes the tax.");
    }

    [Theory]
    [InlineData(VatIdAnswer.Confirmed)]
    [InlineData(VatIdAnswer.Refused)]
    public async Task A_register_that_is_asked_decides(VatIdAnswer answer)
    {
        await using var shop = await Shop.StartAsync(_ => { }, services => services.Replace(ServiceDescriptor.Singleton<IVatIdCheck>(new Register(answer))));
        var cart = await CartAsync(shop.Guest, ("MUG-HAR-250", 1));
        var quote = await shop.Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = In("AT", "Wien", "1010"), vatId = "ATU13585627" });
        if (answer is VatIdAnswer.Refused) quote.ShouldBeInvalid("vatId");
        else quote.ShouldBe(201)["vatIdConfirmed"].GetBoolean().ShouldBeTrue();
    }

    private sealed class Register(VatIdAnswer answer) : IVatIdCheck
    {
        public Task<VatIdAnswer> AskAsync(VatId id, CancellationToken ct) => Task.FromResult(answer);
    }

    private Task<ApiResponse> QuoteOfAsync(string cart, object shipTo, string? vatId) => Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo, vatId });

    private static object In(string country, string city, string postalCode, string? region = null) =>
        new { name = "Ada Buyer", line1 = "Hauptstr. 1", city, region, postalCode, country };

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();
}
