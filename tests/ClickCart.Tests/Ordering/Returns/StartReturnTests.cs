using ClickCart.Tests.Catalog.Products;

namespace ClickCart.Tests.Ordering.Returns;

/// <summary>The pages of returns, with scripts off.</summary>
public sealed class StartReturnTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_guest_asks_on_the_orders_page_staff_decides_receives_and_pays_back_and_the_guest_reads_each_step()
    {
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 2)));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        await DeliveredAsync(Guest, order);
        var id = order["id"].GetString();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/orders/find");
        (await browser.PressAsync("Find order", ("number", order["number"].GetString()!), ("email", email))).ShouldBe(200).ShouldShow("Send something back");
        await browser.OpenAsync($"/orders/{id}/returns/new");
        (await browser.PressAsync("Ask for the return", ("lines[0].quantity", "0"))).ShouldBe(422).ShouldShow("Say what is to come back.");
        (await browser.UploadAsync("Ask for the return", "photos", "label.gif", "GIF89a"u8.ToArray(), ("lines[0].quantity", "2"))).ShouldBe(422)
            .ShouldShow("This is no JPEG, PNG or WebP picture");
        (await browser.UploadAsync("Ask for the return", "photos", "label.png", Pictures.Png(1), ("lines[0].quantity", "2"), ("lines[0].reason", "doesNotFit"),
            ("note", "Too small."))).ShouldBe(200).ShouldShow("Asked for").ShouldShow("Return asked for");
        (await browser.UploadAsync("Send the photos", "photos", "seam.png", Pictures.Png(2))).ShouldBe(200).ShouldShow("The photos are with us.");
        browser.Page.QuerySelectorAll(".photos img").Length.ShouldBe(2);
        (await browser.PressAsync("Remove")).ShouldBe(200).ShouldShow("The photo is removed.");
        (await browser.OpenAsync($"/orders/{id}/returns/new")).ShouldBe(200).ShouldShow("Nothing can be sent back");

        using var office = await Shop.OfficeAsync("/admin/returns?status=requested");
        office.ShouldShow(order["number"].GetString() + "-R1");
        var back = (await Guest.GetAsync($"/orders/{id}/returns", order["accessToken"].GetString()))["items"][0].GetProperty("id").GetString();
        (await office.OpenAsync($"/admin/returns/{back}")).ShouldBe(200).ShouldShow("It does not fit").ShouldShow("Too small.");
        office.Page.QuerySelectorAll(".photos img").Length.ShouldBe(1);
        (await office.UploadAsync("Send the photos", "photos", "box.png", Pictures.Png(3))).ShouldBe(200).ShouldShow("The photos are added.");
        (await office.PressAsync("Approve", ("way", "own"))).ShouldBe(200).ShouldShow("The return is approved.");
        (await browser.OpenAsync($"/orders/{id}")).ShouldShow("Please send the parcel to us").ShouldShow("417 Montgomery St");
        (await office.PressAsync("Receive", ("lines[0].quantity", "1"), ("lines[1].quantity", "1"), ("lines[1].reason", "Stained."))).ShouldBe(200)
            .ShouldShow("Stained.").ShouldShow("written off");
        (await office.PressAsync("See what it does", ("fee", "1.50"))).ShouldBe(200).ShouldShow("Back to the customer");
        (await office.PressAsync("Refund ")).ShouldBe(200).ShouldShow("The refund is decided.");
        await Eventually.TrueAsync(async () => (await browser.OpenAsync($"/orders/{id}")).Text.Contains("went back to you", StringComparison.Ordinal),
            "the guest reads that the money went back");
    }

    [Fact]
    public async Task Staff_asks_for_a_customer_and_closes_a_return_that_never_comes()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}");
        office.ShouldShow("Ask for a return");
        await office.OpenAsync($"/admin/orders/{order["id"].GetString()}/returns/new");
        (await office.PressAsync("Ask for the return", ("lines[0].quantity", "1"))).ShouldBe(200).ShouldShow("The return is asked for.");
        (await office.PressAsync("Close the return", ("reason", ""))).ShouldBe(422);
        (await office.PressAsync("Close the return", ("reason", "It never came."))).ShouldBe(200).ShouldShow("It never came.");
    }
}
