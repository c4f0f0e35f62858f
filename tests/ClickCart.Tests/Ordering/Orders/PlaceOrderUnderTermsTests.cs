namespace ClickCart.Tests.Ordering.Orders;

/// <summary>A shop of its own, for its terms are everybody's.</summary>
public sealed class ShopWithTerms() : SharedShop();

public sealed class PlaceOrderUnderTermsTests(ShopWithTerms shared) : BrowserTest(shared), IClassFixture<ShopWithTerms>
{
    [Fact]
    public async Task An_order_accepts_the_terms_and_keeps_which_while_the_shop_asks_for_that()
    {
        var body = await BodyAsync();
        (await SetAsync(("AcceptTerms", "true"))).ShouldBe(200);
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBe(201);

        (await SetAsync(("Terms", "First terms"))).ShouldBe(200);
        var version = (await Guest.GetAsync("/pages/terms")).ShouldBe(200)["version"].GetString();
        body = await BodyAsync();
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeInvalid("termsAccepted");
        (await Guest.PostAsync("/orders", With(body, false), NewKey())).ShouldBeInvalid("termsAccepted");
        var placed = (await Guest.PostAsync("/orders", With(body, true), NewKey())).ShouldBe(201);
        placed["termsVersion"].GetString().ShouldBe(version);
        using var office = await Shop.OfficeAsync($"/admin/orders/{placed["id"].GetString()}");
        office.Page.QuerySelector($"a[href='/admin/settings/pages/terms/versions/{version}']").ShouldNotBeNull();

        (await SetAsync(("AcceptTerms", null))).ShouldBe(200);
        var plain = (await Guest.PostAsync("/orders", await BodyAsync(), NewKey())).ShouldBe(201);
        plain.Json.TryGetProperty("termsVersion", out _).ShouldBeFalse();
        (await SetAsync(("Terms", null))).ShouldBe(200);
    }

    [Fact]
    public async Task The_checkout_asks_for_a_tick_and_asks_again_when_the_terms_have_changed()
    {
        (await SetAsync(("AcceptTerms", "true"), ("Terms", "Our terms"))).ShouldBe(200);
        await ReadyToPayAsync(await ProductAsync());
        Browser.Page.QuerySelector("label a[href='/terms']").ShouldNotBeNull();
        (await PayAsync()).ShouldBe(422).ShouldShow("Read the shop's terms and accept them");
        Browser.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#checkout-termsAccepted");
        Browser.Page.QuerySelector("#checkout-termsAccepted")!.GetAttribute("aria-invalid").ShouldBe("true");

        var shown = Browser.Page.QuerySelector("#checkout-termsAccepted")!.GetAttribute("value")!;
        (await SetAsync(("Terms", "Our new terms"))).ShouldBe(200);
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"), ("termsAccepted", shown))).ShouldBe(422);
        var box = Browser.Page.QuerySelector("#checkout-termsAccepted")!;
        (box.HasAttribute("checked"), box.GetAttribute("value") == shown).ShouldBe((false, false));
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"), ("termsAccepted", box.GetAttribute("value")!))).ShouldBe(200)
            .Address.AbsolutePath.ShouldStartWith("/orders/");
        (await SetAsync(("AcceptTerms", null), ("Terms", null))).ShouldBe(200);
    }

    private Task<ApiResponse> SetAsync(params (string Name, string? Value)[] values) =>
        Admin.PutAsync("/admin/settings", new { values = values.ToDictionary(v => $"ClickCart:Pages:{v.Name}", v => v.Value) }, "*");

    private async Task<Dictionary<string, object?>> BodyAsync()
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)));
        return OrderBody(quote).GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(OrderBody(quote)));
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> body, bool accepted) => new(body) { ["termsAccepted"] = accepted };
}
