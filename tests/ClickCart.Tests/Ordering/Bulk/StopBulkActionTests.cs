namespace ClickCart.Tests.Ordering.Bulk;

public sealed class StopBulkActionTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task The_orders_whose_turn_has_not_come_stay_as_they_are()
    {
        var orders = Enumerable.Range(0, 400).Select(_ => Guid.CreateVersion7()).ToList();
        var begun = await BulkAsync(new { action = "tag", orders, tags = (string[])["x"] });
        var stopped = await Admin.PostAsync($"/admin/orders/bulk/{begun["id"].GetString()}/stop");
        stopped.ShouldBe(200)["skipped"].GetInt32().ShouldBeGreaterThan(0);
        var ended = await EndedAsync(begun);
        ended["status"].GetString().ShouldBe("stopped");
        (ended["failed"].GetInt32() + ended["skipped"].GetInt32()).ShouldBe(400);
        (await Admin.PostAsync($"/admin/orders/bulk/{begun["id"].GetString()}/stop")).ShouldBe(200);
    }

    [Fact]
    public async Task What_is_done_cannot_be_stopped()
    {
        var begun = await BulkAsync(new { action = "tag", orders = new[] { Guid.CreateVersion7() }, tags = (string[])["x"] });
        await EndedAsync(begun);
        (await Admin.PostAsync($"/admin/orders/bulk/{begun["id"].GetString()}/stop")).ShouldBeProblem(409, "bulk-over");
    }
}
