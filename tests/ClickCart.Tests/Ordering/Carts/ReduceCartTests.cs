namespace ClickCart.Tests.Ordering.Carts;

public sealed class ReduceCartTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task One_button_takes_what_is_left_and_what_is_gone_goes()
    {
        var (few, none) = (await ProductAsync(1000, stock: 2, name: "Few of these"), await ProductAsync(stock: 0, name: "None of these"));
        await AddAsync(few, 3);
        await AddAsync(none);
        (await Browser.PressAsync("Take what is left")).ShouldBe(200).ShouldShow("$20.00");
        Browser.Text.ShouldNotContain("None of these");
        Browser.Text.ShouldNotContain("left in that quantity");
    }

    [Fact]
    public async Task From_the_checkout_nothing_that_was_typed_is_lost()
    {
        var sku = await ProductAsync(stock: 3);
        await ReadyToPayAsync(sku, 3);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -2, reason = "test" }, NewKey())).ShouldBe(201);
        (await PayAsync()).ShouldBe(409).ShouldShow("you want 3, one is left");
        (await Browser.PressAsync("Take what is left")).ShouldBe(200);
        Browser.Page.QuerySelector("[name='shipTo.line1']")!.GetAttribute("value").ShouldBe("388 Townsend St");
        (await PayAsync()).ShouldBe(200).ShouldShow("Order CC-");
    }

    [Fact]
    public async Task Without_a_cart_there_is_nothing_to_reduce() => (await Browser.PostAsync("/cart/reduce")).ShouldBe(422).ShouldShow("no such cart");
}
