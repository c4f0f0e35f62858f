namespace ClickCart.BrowserTests.Owner;

/// <summary>A shop whose staff buys labels by hand: there is time to change what was ordered.</summary>
public sealed class ChangeOrdersTests(ChangeOrdersTests.ByHand shop, Chromium chromium) : OwnerWalk(shop, chromium), IClassFixture<ChangeOrdersTests.ByHand>
{
    public sealed class ByHand() : SharedShop(("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "3600"));

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task An_order_is_changed_sent_in_part_and_its_rest_given_up(Screen screen, bool scripts)
    {
        var (mug, bowl) = (await ProductAsync(1999, name: "Blue mug"), await ProductAsync(3333, name: "Big bowl"));
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (mug, 3), (bowl, 1)))), NewKey())).ShouldBe(201);
        var (id, address) = (order["id"].GetString(), $"/admin/orders/{order["id"].GetString()}");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"{address}/shipments"))["items"].GetArrayLength() == 1, "its goods wait");
        var owner = await OwnerAsync(address, screen, scripts);
        await owner.FollowAsync("Change…");
        await owner.FillAsync("Blue mug", "2");
        await owner.FillAsync("Why?", "They rang.");
        await owner.PressAsync("See what comes of it");
        await owner.ShouldSeeAsync("Check the change");
        await owner.PressAsync("Change the order");
        await owner.ShouldSeeAsync("The order is changed.");

        (await Admin.PostAsync($"{address}/fulfilments", new { lines = new[] { new { sku = mug, quantity = 1 } }, carrier = "our driver" }, NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("partiallyShipped"), "a part is on its way");
        await owner.GoAsync(address);
        await owner.FollowAsync("Give up the rest…");
        await owner.ShouldSeeAsync("What has not left is not sent any more");
        await owner.FillAsync("Why?", "The rest is sold out.");
        await owner.ToPageAsync(() => owner.Page.GetByRole(AriaRole.Button, new() { Name = "Give the rest up and give back" }).ClickAsync());
        await owner.ShouldSeeAsync("The rest is given up.");
        (await Guest.GetAsync($"/orders/{id}", order["accessToken"].GetString()))["lines"].GetArrayLength().ShouldBe(1);
    }
}
