using System.Text.Json;

namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class ListToShipTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task A_confirmed_order_waits_without_a_label_or_a_charge_until_staff_asks()
    {
        var order = await WaitingAsync(quantity: 2);
        var waits = (await QueuedAsync(order)).ShouldNotBeNull();
        waits.GetProperty("status").GetString().ShouldBe("pending");
        waits.GetProperty("weightGrams").GetInt32().ShouldBe(500);
        waits.GetProperty("lines")[0].GetProperty("quantity").GetInt32().ShouldBe(2);
        waits.GetProperty("labelAskedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("status").ValueEquals("confirmed"), "it is confirmed"))["paymentStatus"].GetString()
            .ShouldBe("authorized");
    }

    [Fact]
    public async Task It_is_filtered_and_comes_in_pages_oldest_first()
    {
        var (first, second) = (await WaitingAsync(), await WaitingAsync());
        (await QueuedAsync(first, "&country=US&onHold=false&status=pending")).ShouldNotBeNull();
        var service = (await QueuedAsync(first))!.Value.GetProperty("service").GetString();
        (await QueuedAsync(first, $"&service={service}")).ShouldNotBeNull();
        foreach (var other in new[] { "country=DE", "onHold=true", "status=labelled", "service=Camel" }) (await QueuedAsync(first, "&" + other)).ShouldBeNull();
        (await Admin.GetAsync("/admin/to-ship?status=lost")).ShouldBeProblem(400, "malformed-request");

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Admin.GetAsync($"/admin/to-ship?limit=1{cursor}")).ShouldBe(200);
            seen.Add(page["items"][0].GetProperty("id").GetString()!);
            cursor = page["nextCursor"].GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }
        seen.IndexOf(first.Shipment).ShouldBeLessThan(seen.IndexOf(second.Shipment));
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Who_cancels_takes_it_out_and_only_staff_looks()
    {
        var order = await WaitingAsync();
        (await Guest.PostAsync($"/orders/{order.Id}/cancel", new { reason = "Changed my mind." }, orderToken: order.Token)).ShouldBe(200);
        await Eventually.TrueAsync(async () => await QueuedAsync(order) is null, "it waits no more");
        (await Guest.GetAsync("/admin/to-ship")).ShouldBeProblem(401, "unauthenticated");
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync("/admin/to-ship")).ShouldBe(200);
        (await support.PostAsync("/admin/to-ship/labels", new { shipments = new[] { order.Shipment } })).ShouldBeProblem(403, "forbidden");
        await WaitingAsync();
        using var office = await Shop.OfficeAsync("/admin/to-ship", email, password);
        office.ShouldBe(200).ShouldShow("Pick list").Text.ShouldNotContain("Buy labels");
        (await office.OpenAsync("/admin/to-ship?sort=-country")).ShouldBe(200).Page.QuerySelector("th[aria-sort=descending]")!.TextContent.ShouldContain("Goes to");
    }
}
