namespace ClickCart.Tests.Platform.Http;

/// <summary>A shop that delivers to two countries, and whose owner changes settings.</summary>
public sealed class NearbyShop : SharedShop;

public sealed class ServedCountriesTests(NearbyShop shared) : ShopTest(shared), IClassFixture<NearbyShop>
{
    [Fact]
    public async Task Addresses_elsewhere_are_neither_offered_nor_taken()
    {
        await SetAsync(("ClickCart:Countries", "DE, AT"));
        var cart = await CartAsync(Guest, (await ProductAsync(), 1));
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("shipTo.country");
        var there = new { name = "Ada", line1 = "Hauptstr. 1", city = "Berlin", postalCode = "10115", country = "DE", phone = "+49 30 1234567" };
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = there })).ShouldBe(201);
        (await Admin.PostAsync("/me/addresses", ShipTo)).ShouldBeInvalid("country");
        (await Admin.PostAsync("/me/addresses", there)).ShouldBe(201);

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        browser.Page.QuerySelectorAll("select[name='shipTo.country'] option").Select(o => o.TextContent).ShouldBe(["Austria", "Germany"]);
        await SetAsync(("ClickCart:Countries", null));
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBe(201);
    }

    [Fact]
    public async Task What_else_the_owner_sets_is_in_force_at_the_next_use()
    {
        await SetAsync(("Pricing:FreeShippingFrom", "10 USD"), ("Ordering:ReturnDays", "30"), ("Shipping:PickUp:Name", "Our counter"),
            ("Inventory:LowStockThreshold", "7"));
        var sku = await ProductAsync(price: 1999);
        (await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))))["shippingOptions"].EnumerateArray()
            .ShouldContain(o => o.GetProperty("price").GetProperty("amount").GetInt64() == 0 && o.GetProperty("service").ValueEquals("Our counter"));
        (await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))))["shippingOptions"].EnumerateArray()
            .ShouldContain(o => o.GetProperty("price").GetProperty("amount").GetInt64() == 0 && !o.GetProperty("service").ValueEquals("Our counter"));
        (await Admin.GetAsync($"/admin/stock/{sku}"))["lowStockThreshold"].GetInt32().ShouldBe(7);
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US")))
            .ShouldBe(200).ShouldShow("within 30 days of the delivery");
    }

    [Fact]
    public async Task Settings_that_are_wrong_together_name_the_one_that_is_to_be_put_right()
    {
        (await PutAsync(("Shipping:From:Name", "Willow"), ("Shipping:From:Country", "DE"))).ShouldBeInvalid("values['Shipping:From:PostalCode']");
        (await PutAsync(("Pricing:FreeShippingFrom", "fifty"))).ShouldBeInvalid("values['Pricing:FreeShippingFrom']");
        (await PutAsync(("ClickCart:Countries", "DE, Atlantis"))).ShouldBeInvalid("values['ClickCart:Countries']");
        (await PutAsync(("ClickCart:PublicUrl", "https://shop.example"))).ShouldBeInvalid("values['ClickCart:PublicUrl']");
    }

    private async Task SetAsync(params (string Key, string? Value)[] values) => (await PutAsync(values)).ShouldBe(200);

    private async Task<ApiResponse> PutAsync(params (string Key, string? Value)[] values) => await Admin.PutAsync("/admin/settings",
        new { values = values.ToDictionary(v => v.Key, v => v.Value) }, (await Admin.GetAsync("/admin/settings")).ETag);
}
