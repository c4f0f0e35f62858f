namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class ShowLabelsTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task The_labels_of_the_selected_orders_can_be_opened_one_by_one()
    {
        var (labelled, waiting) = (await LabelledAsync(), await WaitingAsync());
        using var office = await Shop.OfficeAsync("/admin/to-ship");
        (await office.PressAsync("Open labels", ("shipments", labelled.Shipment), ("shipments", waiting.Shipment))).ShouldBe(200);
        office.Rows.Count.ShouldBe(2);
        office.Rows[0].ShouldContain($"Open the label of {labelled.Number}");
        office.Rows[1].ShouldContain("None yet");
        office.Page.QuerySelector("tbody a[target]")!.GetAttribute("href")
            .ShouldBe((await QueuedAsync(labelled))!.Value.GetProperty("labelUrl").GetString());
    }
}
