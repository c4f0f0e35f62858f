namespace ClickCart.BrowserTests.Owner;

public sealed class KeepCouponsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task A_coupon_is_made_used_by_a_shopper_and_ended(Screen screen, bool scripts)
    {
        var code = "B" + NewKey()[^10..].ToUpperInvariant();
        var owner = await OwnerAsync("/admin/coupons", screen, scripts);
        await owner.FollowAsync("New coupon");
        await owner.FillAsync("Code", code);
        await owner.FillAsync("Percent off", "20");
        await owner.FillAsync("Amount off", "5");
        await owner.PressAsync("Create the coupon");
        await owner.ShouldSeeAsync("A coupon takes off either a percent or an amount.");
        await owner.FillAsync("Amount off", "");
        await owner.PressAsync("Create the coupon");
        await owner.ShouldSeeAsync("The coupon is there.");

        var shopper = await VisitorAsync(screen, scripts);
        await UseAsync(shopper, code);
        await shopper.ShouldSeeAsync("20% off");

        await owner.GoAsync($"/admin/coupons?q={code}");
        await owner.FollowAsync(code);
        await owner.Page.GetByText("End this coupon…").ClickAsync();
        await owner.CheckAsync();
        await owner.PressAsync($"End {code} now");
        await owner.ShouldSeeAsync("The coupon has ended.");

        var late = await VisitorAsync(screen, scripts);
        await UseAsync(late, code);
        await late.ShouldSeeAsync($"{code} is switched off.");
    }

    [Fact]
    public async Task The_orders_that_used_a_coupon_are_listed()
    {
        var code = "B" + NewKey()[^10..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10 })).ShouldBe(201);
        var cart = await CartAsync(Guest, (await ProductAsync(price: 2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        var owner = await OwnerAsync($"/admin/coupons/code/{code}");
        await owner.FollowAsync("1");
        await owner.ShouldSeeAsync(order["number"].GetString()!);
        await owner.ShouldSeeAsync("$2.00");
    }

    private async Task UseAsync(Visitor visitor, string code)
    {
        var sku = await ProductAsync(price: 2000);
        await visitor.GoAsync($"/products?q={sku}");
        await visitor.FollowAsync($"Test {sku}");
        await visitor.PressAsync("Add to cart");
        await visitor.Page.GetByText("Have a coupon?").ClickAsync();
        await visitor.FillAsync("Coupon code", code.ToLowerInvariant());
        await visitor.PressAsync("Use the coupon");
    }
}
