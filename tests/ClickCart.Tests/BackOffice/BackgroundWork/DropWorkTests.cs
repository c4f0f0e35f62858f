namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class DropWorkTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task A_dropped_dead_letter_is_never_tried_again_and_breaks_no_invariant()
    {
        // Published by Inventory for itself would be: the check of one effect per message looks at those.
        var id = await DeadLetterAsync(subscriber: "catalog.MarkAvailability", name: "inventory.availability-crossed-zero.v1");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "of no use any more" })).ShouldBe(204);
        var row = await RowAsync(id);
        (row.DueAt, row.DoneAt is null, row.DeadAt is null, row.Attempts).ShouldBe((null, false, false, Outbox.MaxAttempts + 1));
        (await Shop.VerifyAsync()).Text.ShouldNotContain(row.MessageId.ToString());
        (await Admin.GetAsync("/admin/work?state=dropped&module=catalog&name=availability-crossed"))["items"].EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid().ShouldBe(id);
        (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "twice" })).ShouldBeProblem(409, "work-not-idle");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = "after all" })).ShouldBeProblem(409, "work-not-idle");
    }

    [Fact]
    public async Task What_a_late_node_reports_about_a_dropped_delivery_is_refused()
    {
        var id = await DeadLetterAsync(name: "test.late.v1");
        await InOutboxAsync("catalog", db => db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 3).SetProperty(m => m.DueAt, Shop.Clock.GetUtcNow().AddHours(1))));
        var seen = await RowAsync(id);
        (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "while it is retried" })).ShouldBe(204);
        (await InOutboxAsync("catalog", db => db.Outbox.CountAsync(m => m.Id == id && m.Attempts == seen.Attempts))).ShouldBe(0);
    }

    [Fact]
    public async Task A_dead_letter_is_dropped_on_its_page()
    {
        var id = await DeadLetterAsync(name: "test.dropped-by-hand.v1");
        using var office = await Shop.OfficeAsync($"/admin/work/catalog/{id}");
        (await office.PressAsync("Drop it for good", ("reason", "Of no use"))).ShouldBe(200).ShouldShow("It is dropped").ShouldShow("Of no use");
        office.Page.QuerySelectorAll("button").Select(b => b.TextContent.Trim()).ShouldNotContain("Run again");
    }

    [Fact]
    public async Task What_something_would_wait_for_for_ever_is_not_dropped()
    {
        var id = await DeadLetterAsync(module: "shipping", subscriber: "shipping.BuyLabel", name: "shipping.buy-label.v1");
        (await Admin.PostAsync($"/admin/work/shipping/{id}/drop", new { reason = "tired of it" })).ShouldBeProblem(409, "work-needed");
        (await Admin.GetAsync($"/admin/work/shipping/{id}"))["needed"].GetString()!.ShouldContain("waits for its label");
        (await RowAsync(id, "shipping")).DoneAt.ShouldBeNull();
    }
}
