namespace ClickCart.Tests.Ordering.Carts;

public sealed class ShowCartTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task An_empty_cart_shows_the_way_on()
    {
        (await Browser.OpenAsync("/cart")).ShouldBe(200).ShouldShow("Your cart is empty");
        Browser.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain("/products");
    }

    [Fact]
    public async Task Quantities_change_and_items_go()
    {
        var sku = await ProductAsync(1000);
        await AddAsync(sku, 2);
        (await Browser.PressAsync("Update", ("quantity", "5"))).ShouldBe(200).ShouldShow("$50.00");
        (await Browser.PressAsync("Update", ("quantity", "100001"))).ShouldBe(422);
        Browser.Page.QuerySelector("[name=quantity]")!.GetAttribute("value").ShouldBe("100001");
        (await Browser.PressAsync("Remove")).ShouldBe(200).ShouldShow("Your cart is empty");
    }

    [Fact]
    public async Task A_coupon_is_used_taken_off_and_refused_with_its_reason()
    {
        var code = "T" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10, active = true, minimumSubtotal = new { amount = 5000, currency = "USD" } }))
            .ShouldBe(201);
        await AddAsync(await ProductAsync(1999), 2);
        (await Browser.PressAsync("Use the coupon", ("code", code))).ShouldBe(409).ShouldShow("needs a subtotal of at least");
        (await Browser.PressAsync("Use the coupon", ("code", "NOSUCH"))).ShouldBe(422).ShouldShow("no such coupon");
        await Browser.OpenAsync("/cart");
        await Browser.PressAsync("Update", ("quantity", "3"));
        (await Browser.PressAsync("Use the coupon", ("code", code.ToLowerInvariant()))).ShouldBe(200).ShouldShow("10% off");
        await Browser.PressAsync("Update", ("quantity", "1"));
        Browser.ShouldShow("needs a subtotal of at least");
        (await Browser.PressAsync($"Take the coupon {code} off")).ShouldBe(200).ShouldShow("Have a coupon?");
    }

    [Fact]
    public async Task What_is_not_left_is_said_beside_the_item()
    {
        var sku = await ProductAsync(stock: 2);
        await AddAsync(sku, 3);
        Browser.ShouldShow("Only 2 left");
    }
}
