namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class BeginPackingTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task Shoppers_read_that_it_is_packed_only_when_it_is()
    {
        var order = await WaitingAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/orders/find");
        await browser.PressAsync("Find order", ("number", order.Number), ("email", "guest@example.com"));
        async Task ReadsAsync(string words) =>
            await Eventually.TrueAsync(async () => (await browser.OpenAsync($"/orders/{order.Id}")).Text.Contains(words), $"the page says '{words}'");
        await ReadsAsync("Your order is confirmed");
        browser.ShouldShow("To be packed");
        Done(await Admin.PostAsync("/admin/to-ship/packing", new { shipments = new[] { order.Shipment } })).ShouldBeTrue();
        await ReadsAsync("Your order is being packed");
        (await Guest.GetAsync($"/orders/{order.Id}", order.Token))["fulfilmentStatus"].GetString().ShouldBe("unfulfilled");
        await LabelsAsync(null, order);
        await ReadsAsync("Packed and waiting for the carrier");
        browser.ShouldShow("Label bought");
        Done(await Admin.PostAsync("/admin/to-ship/packing", new { shipments = new[] { order.Shipment } })).ShouldBeTrue();
        (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token))["items"].EnumerateArray()
            .Count(t => t.GetProperty("what").ValueEquals("packingBegun")).ShouldBe(1);
    }
}
