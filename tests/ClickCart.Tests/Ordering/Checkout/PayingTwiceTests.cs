namespace ClickCart.Tests.Ordering.Checkout;

public sealed class PayingTwiceTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task A_button_pressed_again_and_again_is_one_order_and_each_press_ends_there()
    {
        var sku = await ProductAsync(stock: 9);
        await ReadyToPayAsync(sku, 2);
        (string, string)[] form = [.. Browser.Page.QuerySelectorAll("form.checkout [name]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()
            .Where(i => i.Name != "_csrf" && (i.Type is not ("radio" or "checkbox") || i.IsChecked)).Select(i => (i.Name!, i.Value))
                .Append(("shipTo.country", "US"))];
        await Browser.PostAsync("/checkout/place", form);
        var order = Browser.ShouldBe(200).ShouldShow("Order CC-").Address;
        (await Browser.PostAsync("/checkout/place", form)).ShouldBe(200).Address.AbsolutePath.ShouldBe(order.AbsolutePath);
        // The same prices under another key: the quote is an order already.
        (await Browser.PostAsync("/checkout/place", [.. form.Where(f => f.Item1 != "_key"), ("_key", NewKey())]))
            .ShouldBe(200).Address.AbsolutePath.ShouldBe(order.AbsolutePath);
        (await OnHandLessHeldAsync(sku)).ShouldBe(7);
    }
}
