namespace ClickCart.Tests.Shipping.Zones;

public sealed class DeliveryOffersTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task A_price_goes_by_zone_weight_amount_and_currency()
    {
        await ZoneAsync("Germany", ["DE"],
            Flat("Standard", 490),
            new { name = "Scales", kind = "weight", prices = new object[] { new { upToGrams = 1000, price = Price(300) }, new { upToGrams = 5000, price = Price(700) } } },
            new { name = "Amount", kind = "total", prices = new object[] { new { price = Price(500) }, new { from = Price(5000), price = Price(0) } } },
            new { name = "Counter in Mitte", kind = "pickUp", instructions = "Ring twice.", address = To("DE", "Berlin", "10115") });
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Berlin", postalCodes = Names("DE 12*"), methods = new[] { Flat("By bicycle", 200) } }))
            .ShouldBe(201);
        var sku = await ProductAsync(2000, currency: "EUR", weightGrams: 800);
        var munich = To("DE", "München", "80331");
        (await OptionsAsync(sku, 1, munich)).Select(Of).ShouldBe([("Standard", 490), ("Scales", 300), ("Amount", 500), ("Counter in Mitte", 0)]);
        (await OptionsAsync(sku, 3, munich)).Select(Of).ShouldBe([("Standard", 490), ("Scales", 700), ("Amount", 0), ("Counter in Mitte", 0)]);
        (await OptionsAsync(sku, 7, munich)).Select(Of).ShouldBe([("Standard", 490), ("Amount", 0), ("Counter in Mitte", 0)]);
        (await OptionsAsync(sku, 1, To("DE", "Berlin", "12043"))).Select(Of).ShouldBe([("By bicycle", 200)]);
        (await AskAsync(await ProductAsync(currency: "GBP"), 1, To("DE", "Berlin", "12043"))).ShouldBeInvalid("shipTo");
    }

    [Fact]
    public async Task Where_no_zone_is_the_shop_does_not_deliver_and_the_checkout_says_so()
    {
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Hawaii", regions = Names("US-HI"), methods = new[] { Flat("By boat", 900, "USD") } }))
            .ShouldBe(201);
        var sku = await ProductAsync();
        (await AskAsync(sku, 1, To("NO", "Oslo", "0150"))).ShouldBeInvalid("shipTo.country").Text.ShouldContain("The shop does not deliver to Norway.");
        (await AskAsync(sku, 1, To("US", "Casper", "82601", "WY"))).ShouldBeInvalid("shipTo.postalCode");
        (await OptionsAsync(sku, 1, To("US", "Honolulu", "96801", "Hawaii"))).Select(Of).ShouldBe([("By boat", 900)]);

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "Gata 1"),
            ("shipTo.city", "Oslo"), ("shipTo.postalCode", "0150"), ("shipTo.country", "NO"))).ShouldBe(422).ShouldShow("The shop does not deliver to Norway.");
    }

    [Fact]
    public async Task It_is_free_from_the_methods_own_amount_or_by_a_coupon_for_the_cheapest()
    {
        await ZoneAsync("France", ["FR"],
            new { name = "Standard", kind = "flat", prices = new[] { new { price = Price(490) } }, freeFrom = new[] { new { amount = Price(5000) } } },
            Flat("Express", 990));
        var paris = To("FR", "Paris", "75001");
        var sku = await ProductAsync(2500, currency: "EUR");
        (await OptionsAsync(sku, 1, paris)).Select(Of).ShouldBe([("Standard", 490), ("Express", 990)]);
        var free = await OptionsAsync(sku, 2, paris);
        free.Select(Of).ShouldBe([("Standard", 0), ("Express", 990)]);
        free[0].GetProperty("freeBy").GetString().ShouldBe("amount");
        free[0].GetProperty("regularPrice").GetProperty("amount").GetInt64().ShouldBe(490);

        var code = $"FREE{Guid.CreateVersion7():n}"[..20].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, freeShipping = true })).ShouldBe(201);
        var cart = await CartAsync(Guest, (sku, 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, cart, paris);
        quote["shippingOptions"].EnumerateArray().Select(Of).ShouldBe([("Standard", 0), ("Express", 990)]);
        quote["shippingOptions"][0].GetProperty("freeBy").GetString().ShouldBe("coupon");
    }

    [Fact]
    public async Task Carriers_rates_are_those_that_the_owner_chose_with_the_margin()
    {
        await ZoneAsync("Italy", ["IT"], new { kind = "carrier", services = Names("USPS") });
        await ZoneAsync("San Marino", ["SM"],
            new { kind = "carrier", services = Names("USPS"), marginPercent = 10, margin = new[] { new { amount = Price(100, "USD") } } });
        var sku = await ProductAsync(weightGrams: 300);
        var bare = await OptionsAsync(sku, 1, To("IT", "Rimini", "47921", "RN"));
        var more = await OptionsAsync(sku, 1, To("SM", "San Marino", "47890"));
        bare.Select(o => o.GetProperty("carrier").GetString()).Distinct().ShouldBe(["USPS"]);
        more.Select(Of).ShouldBe(bare.Select(Of).Select(o => (o.Service, (long)Math.Round(o.Price * 1.1m, MidpointRounding.AwayFromZero) + 100)));
    }

    [Fact]
    public async Task A_label_is_bought_where_the_owner_named_a_carrier()
    {
        var zone = (await Admin.PostAsync("/admin/shipping-zones", new
        {
            name = "South of Market",
            postalCodes = Names("US 94107"),
            methods = new[] { new { name = "Standard", kind = "flat", prices = new[] { new { price = Price(500, "USD") } }, carrier = "USPS", service = "Priority" } },
        })).ShouldBe(201);
        var order = await OrderAsync(Guest, await ProductAsync());
        order["shippingOption"].GetProperty("id").GetString().ShouldBe(zone["methods"][0].GetProperty("id").GetString());
        (order["shippingOption"].GetProperty("carrier").GetString(), order["shippingOption"].GetProperty("service").GetString()).ShouldBe(("Shop", "Standard"));
        await DeliveredAsync(Guest, order);
        var parcel = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments"))["items"][0];
        (parcel.GetProperty("kind").GetString(), parcel.GetProperty("carrier").GetString(), parcel.GetProperty("service").GetString())
            .ShouldBe(("carrier", "USPS", "Priority"));
    }
}
