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

        var pdf = await Pdf.GetAsync(Shop.Http(), $"/api/v1/admin/orders/{one.Id}/packing-slip", token: Admin.Token);
        foreach (var words in new[] { "Packing slip", one.Number, "388 Townsend St" }) pdf.Text.ShouldContain(words);
        pdf.Text.ShouldNotContain(other.Number);
        pdf.Text.ShouldNotContain("$");
        pdf.Answer.Content.Headers.ContentDisposition!.ToString().ShouldBe($"inline; filename=\"packing-slip-{one.Number}.pdf\"");
        (await Admin.GetAsync($"/admin/orders/{Guid.CreateVersion7()}/packing-slip")).ShouldBeProblem(404, "not-found");
        var ids = $"orders={one.Id}&orders={other.Id}";
        foreach (var page in new[] { $"orders/packing-slips?{ids}", $"orders/pick-list?{ids}", $"to-ship/packing-slips/pdf?shipments={one.Shipment}" })
            (await office.OpenAsync($"/admin/{page}")).ShouldBe(200);
        foreach (var page in new[] { "packing-slips", "pick-list", "invoices" })
            (await office.OpenAsync($"/admin/orders/{page}")).ShouldBe(422).ShouldShow("Select one order or more.");
        var unpaid = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        var (id, number) = (unpaid["id"].GetString(), unpaid["number"].GetString());
        (await office.OpenAsync($"/admin/orders/pick-list?orders={id}&list=q%3D{number}")).ShouldBe(422).ShouldShow("There is nothing to pack of it");
        office.Page.QuerySelector($"input[value='{id}']")!.HasAttribute("checked").ShouldBeTrue();
        office.Page.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe(number);
    }
}
