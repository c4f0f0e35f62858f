namespace ClickCart.BrowserTests.Owner;

public sealed class KeepOrdersTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, false)]
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
        await owner.ShouldSeeAsync("The refund is under way");
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

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task An_order_bought_with_a_coupon_shows_what_it_took_off_and_no_more_than_was_charged_goes_back(Screen screen, bool scripts)
    {
        var code = "B" + NewKey()[^10..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 25 })).ShouldBe(201);
        var cart = await CartAsync(Guest, (await ProductAsync(price: 4000), 2));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var order = await DeliveredAsync(Guest, (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201));
        var total = order["total"].GetProperty("amount").GetInt64() / 100m;

        var owner = await OwnerAsync($"/admin/orders/{order["id"].GetString()}", screen, scripts);
        // A card on a phone, where it is no row any more.
        (await owner.Page.Locator("main tr").Nth(1).InnerTextAsync()).ShouldContain("−$20.00");
        await owner.ShouldSeeAsync($"Discount ({code})");
        await owner.FollowAsync("Refund…");
        await owner.ShouldSeeAsync($"${total:F2} was charged");
        (await owner.Page.GetByLabel("Amount").InputValueAsync()).ShouldBe($"{total:F2}");
        await owner.FillAsync("Reason", "Sent back.");
        await owner.PressAsync("See what it does");
        await owner.ShouldSeeAsync("the order is refunded in full then");
        await owner.FollowAsync("Change it");
        await owner.FillAsync("Amount", "60");
        await owner.FillAsync("Reason", "Sent back.");
        await owner.PressAsync("See what it does");
        (await owner.Page.GetByRole(AriaRole.Row, new() { Name = "Can still be refunded" }).InnerTextAsync()).ShouldContain($"${total - 60:F2}");
        await owner.PressAsync("Refund $60.00");
        await owner.ShouldSeeAsync("The refund is under way");
    }

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task Support_writes_notes_and_gives_no_money_back(Screen screen, bool scripts)
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var address = $"/admin/orders/{order["id"].GetString()}";
        var support = await StaffAsync(await Shop.SupportAsync(Admin), address, screen, scripts);
        await support.ShouldSeeAsync("Can be refunded");
        (await support.Page.GetByRole(AriaRole.Link, new() { Name = "Refund" }).CountAsync()).ShouldBe(0);
        await support.FillAsync("Add a note", "Waits at home on Friday.");
        await support.PressAsync("Add the note");
        await support.ShouldSeeAsync("The note is added.");

        await support.GoAsync(address + "/refund");
        await support.ShouldSeeAsync("This is not for you");
        foreach (var form in new[] { address + "/refund", address + "/refunds" })
        {
            await support.GoAsync(address);
            await support.FillAsync("Add a note", "Sent elsewhere.");
            await support.SendElsewhereAsync("Add the note", form);
            await support.ShouldSeeAsync("This is not for you");
        }
        await support.GoAsync(address);
        (await support.Page.GetByText("Sent elsewhere.").CountAsync()).ShouldBe(0);
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
