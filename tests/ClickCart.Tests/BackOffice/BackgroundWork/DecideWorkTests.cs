using System.Net;

namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class DecideWorkTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task A_dead_letter_that_is_run_again_has_its_effect_once_and_an_audit_row_says_who_and_why()
    {
        var sku = $"W-{Guid.CreateVersion7():n}";
        var id = await DeadLetterAsync($$"""{"lines":[{"sku":"{{sku}}","onHand":7}],"actor":"test"}""");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = " the shelf is back " })).ShouldBe(204);
        await Eventually.TrueAsync(async () => (await RowAsync(id)).DoneAt is not null, "it is done");
        (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200)["onHand"].GetInt32().ShouldBe(7);
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = "once more" })).ShouldBeProblem(409, "work-not-idle");

        var decision = (await Admin.GetAsync($"/admin/work/catalog/{id}"))["decisions"].EnumerateArray().ShouldHaveSingleItem();
        (decision.GetProperty("actor").GetString(), decision.GetProperty("verdict").GetString(), decision.GetProperty("reason").GetString(),
            decision.GetProperty("attempts").GetInt32())
            .ShouldBe((Shop.AdminEmail, "runAgain", "the shelf is back", Backoff.MaxTries));
        decision.GetProperty("error").GetString()!.ShouldContain("the shelf is gone");
    }

    [Fact]
    public async Task What_fails_again_has_all_its_tries_before_it_dies_again()
    {
        var id = await DeadLetterAsync(subscriber: "catalog.NoSuchSlice", name: "test.poison.v1");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = "try" })).ShouldBe(204);
        await Eventually.TrueAsync(async () => await RowAsync(id) is { Failures: >= 3 and < Backoff.MaxTries }, "it is tried more than once");
        var row = await RowAsync(id);
        (row.DeadAt, row.DoneAt).ShouldBe((null, null));
        row.LastError!.ShouldContain("No slice of this version");
        await DropBetweenTriesAsync(id);
    }

    [Fact]
    public async Task An_old_dead_letter_that_is_being_tried_again_breaks_no_invariant()
    {
        var id = await DeadLetterAsync(subscriber: "catalog.NoSuchSlice", name: "test.old.v1", createdAt: Shop.Clock.GetUtcNow().AddDays(-3));
        (await OffendersAsync()).ShouldContain(id.ToString());
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = "again" })).ShouldBe(204);
        (await OffendersAsync()).ShouldNotContain(id.ToString());
        await DropBetweenTriesAsync(id);

        async Task<string> OffendersAsync()
        {
            var message = (await RowAsync(id)).MessageId;
            var (_, text) = await Shop.VerifyAsync();
            return text.Replace(message.ToString(), id.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>While it is being worked on it cannot be dropped.</summary>
    private Task DropBetweenTriesAsync(Guid id) =>
        Eventually.TrueAsync(async () => (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "enough" })).Status
            is HttpStatusCode.NoContent, "it is dropped between two tries");

    [Fact]
    public async Task A_reason_is_required_and_support_may_not()
    {
        var id = await DeadLetterAsync(name: "test.kept.v1");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = " " })).ShouldBeInvalid("reason");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = new string('x', 301) })).ShouldBeInvalid("reason");
        (await (await SupportAsync()).PostAsync($"/admin/work/catalog/{id}/run", new { reason = "please" })).ShouldBeProblem(403, "forbidden");
        (await Admin.PostAsync($"/admin/work/catalog/{Guid.CreateVersion7()}/run", new { reason = "?" })).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_dead_letter_is_run_again_on_its_page_and_the_decision_is_shown()
    {
        var sku = $"W-{Guid.CreateVersion7():n}";
        var id = await DeadLetterAsync($$"""{"lines":[{"sku":"{{sku}}","onHand":7}],"actor":"test"}""");
        using var office = await Shop.OfficeAsync($"/admin/work/catalog/{id}");
        office.ShouldShow("the shelf is gone");
        (await office.PressAsync("Run again", ("reason", ""))).ShouldBe(422).ShouldShow("Say why");
        (await office.PressAsync("Run again", ("reason", "The shelf is back"))).ShouldBe(200).ShouldShow("It is being run again.")
            .ShouldShow("The shelf is back");
        await Eventually.TrueAsync(async () => (await RowAsync(id)).DoneAt is not null, "it is done");
        (await office.OpenAsync("/admin/work/decisions")).ShouldBe(200).ShouldShow("The shelf is back");
    }

    [Fact]
    public async Task A_dropped_dead_letter_is_never_tried_again_and_breaks_no_invariant()
    {
        // Published by Inventory for itself would be: the check of one effect per message looks at those.
        var id = await DeadLetterAsync(subscriber: "catalog.MarkAvailability", name: "inventory.availability-crossed-zero.v1");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "of no use any more" })).ShouldBe(204);
        var row = await RowAsync(id);
        (row.DueAt, row.DoneAt is null, row.DeadAt is null, row.Failures).ShouldBe((null, false, false, Backoff.MaxTries));
        (await Shop.VerifyAsync()).Text.ShouldNotContain(row.MessageId.ToString());
        (await Admin.GetAsync("/admin/work?state=dropped&module=catalog&name=availability-crossed"))["items"].EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("id").GetGuid().ShouldBe(id);
        (await Admin.PostAsync($"/admin/work/catalog/{id}/drop", new { reason = "twice" })).ShouldBeProblem(409, "work-not-idle");
        (await Admin.PostAsync($"/admin/work/catalog/{id}/run", new { reason = "after all" })).ShouldBeProblem(409, "work-not-idle");
    }

    [Fact]
    public async Task What_a_late_node_reports_about_a_dropped_delivery_is_refused()
    {
        var id = await DeadLetterAsync(name: "test.late.v1");
        await InOutboxAsync("catalog", db => db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Failures, 3)
                .SetProperty(m => m.DueAt, Shop.Clock.GetUtcNow().AddHours(1))));
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

    [Theory]
    [InlineData("shipping.BuyLabel", "shipping.buy-label.v1", "waits for its label")]
    [InlineData("shipping.RefundLabel", "shipping.refund-label.v1", "waits to be given back")]
    [InlineData("payments.AuthorizePayment", "payments.authorize-payment.v1", "nobody else would ask")]
    [InlineData("payments.CapturePayment", "payments.capture-payment.v1", "nobody else would ask")]
    [InlineData("payments.VoidPayment", "payments.void-payment.v1", "nobody else would ask")]
    [InlineData("payments.RefundPayment", "payments.refund-payment.v1", "nobody else would ask")]
    public async Task What_something_would_wait_for_for_ever_is_not_dropped(string subscriber, string name, string why)
    {
        var module = subscriber.Split('.')[0];
        var id = await DeadLetterAsync(module: module, subscriber: subscriber, name: name);
        (await Admin.PostAsync($"/admin/work/{module}/{id}/drop", new { reason = "tired of it" })).ShouldBeProblem(409, "work-needed");
        (await Admin.GetAsync($"/admin/work/{module}/{id}"))["needed"].GetString()!.ShouldContain(why);
        (await RowAsync(id, module)).DoneAt.ShouldBeNull();
    }
}
