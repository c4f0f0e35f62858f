namespace ClickCart.Tests.Ordering.Bulk;

public sealed class RetryBulkActionTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task What_failed_is_tried_again_and_what_was_done_is_left_alone()
    {
        var (good, unpaid) = (await PlacedAsync(Authorized), await PlaceAsync());
        var begun = await BulkAsync(new { action = "hold", orders = new[] { good.Id, unpaid.Id }, reason = "The addresses look odd." });
        Counts(await EndedAsync(begun)).ShouldBe([2, 1, 1, 0]);
        await unpaid.PublishAsync(Authorized);
        var address = $"/admin/orders/bulk/{begun["id"].GetString()}";
        var key = NewKey();
        (await Admin.PostAsync($"{address}/retry", key: key)).ShouldBe(202)["status"].GetString().ShouldBe("running");
        (await Admin.PostAsync($"{address}/retry", key: key)).ShouldBe(202);
        Counts(await EndedAsync(begun)).ShouldBe([2, 2, 0, 0]);
        (await good.PublishedAsync("ordering.order-kept-back.v1")).Count.ShouldBe(1);
        (await unpaid.PublishedAsync("ordering.order-kept-back.v1")).Count.ShouldBe(1);
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"{address}/retry", key: NewKey())).ShouldBe(403);
        (await Admin.PostAsync($"/admin/orders/bulk/{Guid.CreateVersion7()}/retry", key: NewKey())).ShouldBe(404);
    }
}
