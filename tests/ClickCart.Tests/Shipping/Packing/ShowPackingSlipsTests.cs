namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class ShowPackingSlipsTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task Each_order_has_a_slip_with_its_address_and_goods_but_no_price()
    {
        var (one, other, held) = (await WaitingAsync(quantity: 2), await WaitingAsync(), await WaitingAsync());
        await HoldAsync(held);
        using var office = await Shop.OfficeAsync("/admin/to-ship");
        (await office.PressAsync("Packing slips", ("shipments", one.Shipment), ("shipments", other.Shipment), ("shipments", held.Shipment))).ShouldBe(200)
            .ShouldShow($"{held.Number}: It is kept back: The address looks odd.");
        var slips = office.Page.QuerySelectorAll("article.paper");
        slips.Select(s => s.QuerySelector("h2")!.TextContent).ShouldBe([one.Number, other.Number]);
        slips[0].TextContent.ShouldContain("388 Townsend St");
        slips[0].QuerySelector("tfoot")!.TextContent.ShouldContain("2");
        slips[0].TextContent.ShouldNotContain("$");
        (await QueuedAsync(one))!.Value.GetProperty("packingSince").GetString().ShouldNotBeNull();
        (await office.OpenAsync("/admin/to-ship/packing-slips")).ShouldBe(422);

        var ids = $"orders={one.Id}&orders={other.Id}";
        var pdf = await Pdf.GetAsync(Shop.Http(), $"/api/v1/admin/orders/packing-slips?{ids}", token: Admin.Token);
        pdf.Pages.Count.ShouldBe(2);
        foreach (var words in new[] { "Packing slip", one.Number, "388 Townsend St" }) pdf.Pages[0].ShouldContain(words);
        pdf.Pages[0].ShouldNotContain(other.Number);
        pdf.Text.ShouldNotContain("$");
        (await Pdf.GetAsync(Shop.Http(), $"/api/v1/admin/orders/{other.Id}/packing-slip", token: Admin.Token)).Answer.Content.Headers.ContentDisposition!
            .ToString().ShouldBe($"inline; filename=\"packing-slip-{other.Number}.pdf\"");
        (await Admin.GetAsync($"/admin/orders/{Guid.CreateVersion7()}/packing-slip")).ShouldBeProblem(404, "not-found");
        var list = await Pdf.GetAsync(Shop.Http(), $"/api/v1/admin/orders/pick-list?{ids}", token: Admin.Token);
        foreach (var words in new[] { "3 pieces of 2 SKUs for 2 orders", one.Number, other.Number }) list.Text.ShouldContain(words);
    }
}
