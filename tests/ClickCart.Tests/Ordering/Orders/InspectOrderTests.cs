using AngleSharp.Dom;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class InspectOrderTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task An_admin_finds_an_order_and_sees_all_about_it()
    {
        var sku = await ProductAsync(name: "Walnut bowl");
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, sku, quantity: 3));
        using var office = await Shop.OfficeAsync("/admin/orders");
        await office.PressAsync("Search", ("q", sku));
        await office.OpenAsync(office.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        office.ShouldBe(200).ShouldShow(order["number"].GetString()!).ShouldShow("Walnut bowl").ShouldShow("guest@example.com")
            .ShouldShow("Captured").ShouldShow("Payment captured").ShouldShow("pm_card_visa").ShouldShow("388 Townsend St");
        office.Page.QuerySelectorAll("a").ShouldContain(a => a.TextContent.Contains("Print it"));
        var code = order["shipments"][0].GetProperty("trackingCode").GetString();
        (await office.OpenAsync(office.Page.QuerySelectorAll("a").Single(a => a.TextContent == code).GetAttribute("href")!)).ShouldBe(200)
            .ShouldShow($"Parcel {code}");
    }

    [Fact]
    public async Task Notes_are_added_and_a_refused_one_is_kept_in_its_field()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}");
        await office.PressAsync("Add the note", ("text", "Card 4242 4242 4242 4242"));
        office.ShouldBe(422).ShouldShow("looks like a card number");
        office.Page.QuerySelector("textarea")!.TextContent.ShouldBe("Card 4242 4242 4242 4242");
        await office.PressAsync("Add the note", ("text", "Rang twice."));
        office.ShouldBe(200).ShouldShow("The note is added.").ShouldShow("Rang twice.").ShouldShow(Shop.AdminEmail);
    }

    [Fact]
    public async Task An_order_is_cancelled_with_a_reason_that_its_timeline_shows()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}");
        (await office.PressAsync("Cancel the order")).ShouldBe(422);
        await office.PressAsync("Cancel the order", ("reason", "The address cannot be delivered to."));
        office.ShouldBe(200).ShouldShow("The order is cancelled.").ShouldShow("The address cannot be delivered to.");
        office.Page.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("Cancel the order"));
    }

    [Fact]
    public async Task Support_reads_and_writes_notes_only()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var (email, password) = await Shop.SupportAsync(Admin);
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}", email, password);
        var labels = office.Page.QuerySelectorAll("main :is(button, a.button)").Select(b => b.TextContent.Trim()).ToList();
        labels.ShouldContain("Add the note");
        labels.ShouldNotContain(l => l.Contains("Refund") || l.Contains("Cancel"));
        (await office.PressAsync("Add the note", ("text", "Waits at home."))).ShouldBe(200).ShouldShow("Waits at home.");
        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}/refund")).ShouldBe(403);
    }

    [Fact]
    public async Task Who_is_no_staff_sees_no_order()
    {
        using var guest = Shop.Browser();
        await guest.OpenAsync($"/admin/orders/{Guid.CreateVersion7()}");
        guest.Address.AbsolutePath.ShouldBe("/sign-in");
        using var office = await Shop.OfficeAsync("/admin/orders");
        (await office.OpenAsync($"/admin/orders/{Guid.CreateVersion7()}")).ShouldBe(404);
    }
}
