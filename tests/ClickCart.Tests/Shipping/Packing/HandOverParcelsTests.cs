namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class HandOverParcelsTests(ManualShop shared) : PackingTest(shared)
{
    private Task<ApiResponse> HandAsync(params Waiting[] orders) =>
        Admin.PostAsync("/admin/to-ship/handed-over", new { shipments = orders.Select(o => o.Shipment) });

    [Fact]
    public async Task What_is_labelled_and_paid_for_is_shipped_and_leaves_the_queue()
    {
        var (ready, bare) = (await LabelledAsync(), await WaitingAsync());
        var answer = await HandAsync(ready, bare);
        (Done(answer), Done(answer, 1), Problem(answer, 1)).ShouldBe((true, false, "It has no label yet."));
        var shipped = await OrderUntilAsync(Guest, ready.Order, o => o.GetProperty("status").ValueEquals("shipped"), "it is shipped");
        shipped["fulfilmentStatus"].GetString().ShouldBe("inTransit");
        (await QueuedAsync(ready)).ShouldBeNull();
        (await QueuedAsync(bare)).ShouldNotBeNull();
        Problem(await HandAsync(ready)).ShouldBe("It does not wait to be shipped any more.");
        (await Guest.PostAsync($"/orders/{ready.Id}/cancel", new { reason = "Too late." }, orderToken: ready.Token)).ShouldBeProblem(409, "not-cancellable");
    }

    [Fact]
    public async Task What_is_kept_back_stays_although_its_label_is_bought()
    {
        var order = await LabelledAsync();
        await HoldAsync(order);
        using var office = await Shop.OfficeAsync("/admin/to-ship?onHold=true");
        (await office.PressAsync("Handed over", ("shipments", order.Shipment))).ShouldBe(200)
            .ShouldShow($"{order.Number}: It is kept back: The address looks odd.");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/release", new { reason = "They rang." })).ShouldBe(200);
        await Eventually.TrueAsync(async () => Done(await HandAsync(order)), "it may go");
    }
}
