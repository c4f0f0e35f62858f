namespace ClickCart.BrowserTests.Owner;

public sealed class KeepOrdersTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desk, true)]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desk, false)]
    public async Task An_admin_finds_an_order_writes_a_note_and_refunds_a_part_of_it(Screen screen, bool scripts)
    {
        var sku = await ProductAsync(4000);
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, sku));
        var owner = await OwnerAsync("/admin", screen, scripts);
        await owner.GoAsync("/admin/orders");
        await owner.FillAsync("Search", sku);
        await owner.PressAsync("Search");
        await owner.FollowAsync(order["number"].GetString()!);
        await owner.FillAsync("Add a note", "Called: it came scratched.");
        await owner.PressAsync("Add the note");
        await owner.ShouldSeeAsync("The note is added.");

        await owner.FollowAsync("Refund…");
        await owner.FillAsync("Amount", "99999");
        await owner.FillAsync("Reason", "An item arrived damaged.");
        await owner.PressAsync("See what it does");
        await owner.ShouldSeeAsync("can still be refunded");
        await owner.FillAsync("Amount", "7.50");
        await owner.PressAsync("See what it does");
        await owner.ShouldSeeAsync("Check the refund");
        await owner.PressAsync("Refund $7.50");
        await owner.ShouldSeeAsync("The refund is on its way");
    }

    [Fact]
    public async Task An_admin_cancels_an_order()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        var owner = await OwnerAsync($"/admin/orders/{order["id"].GetString()}");
        await owner.FillAsync("Reason", "The address cannot be delivered to.");
        await owner.PressAsync("Cancel the order");
        await owner.ShouldSeeAsync("The order is cancelled.");
    }

    [Fact]
    public async Task The_list_is_exported_as_it_is_filtered()
    {
        var sku = await ProductAsync();
        var order = await OrderAsync(Guest, sku);
        var owner = await OwnerAsync($"/admin/orders?q={sku}");
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("orders.csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith(order["number"].GetString()!);
    }
}
