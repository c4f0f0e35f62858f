namespace ClickCart.Tests.Journeys;

/// <summary>A shop whose owner has set no key yet.</summary>
public sealed class KeylessShop() : SharedShop(("Payments:Stripe:ApiKey", ""), ("Shipping:EasyPost:ApiKey", ""));

public sealed class BeforeOpeningTests(KeylessShop shared) : ShopTest(shared), IClassFixture<KeylessShop>
{
    [Fact]
    public async Task Without_a_carrier_delivery_of_ones_own_is_offered_and_without_a_gateway_nothing_is_ordered_that_must_be_paid()
    {
        var sku = await ProductAsync();
        var cart = await CartAsync(Guest, (sku, 1));
        var none = (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeProblem(503, "carrier-unavailable");
        none.Text.ShouldContain("has no carrier yet");

        (await Admin.PostAsync("/admin/shipping-zones", new
        {
            name = "United States",
            countries = "US".Split(','),
            methods = new[] { new { kind = "flat", name = "Post", prices = new[] { new { price = new { amount = 500, currency = "USD" } } } } },
        })).ShouldBe(201);
        var quote = await QuoteAsync(Guest, cart);
        var refused = await Guest.PostAsync("/orders", OrderBody(quote), NewKey());
        refused.ShouldBeProblem(503, "payments-not-taken").Text.ShouldContain("cannot take payments yet");
        (await Admin.GetAsync($"/admin/stock/{sku}"))["held"].GetInt32().ShouldBe(0, "Nothing was held for it.");

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        var page = await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"));
        page.ShouldBe(200).ShouldShow("This shop cannot take payments yet");
        page.Page.QuerySelector("[data-pays]").ShouldBeNull();
    }
}
