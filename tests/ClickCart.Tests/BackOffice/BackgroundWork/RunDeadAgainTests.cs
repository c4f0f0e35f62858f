namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class RunDeadAgainTests(WorkShop shop) : WorkTest(shop)
{
    private readonly string _name = $"test.n{Guid.CreateVersion7():n}.v1";

    [Fact]
    public async Task All_that_the_filter_finds_is_run_again_with_an_audit_row_for_each_and_the_rest_stays_dead()
    {
        Guid[] found = [await DeadAsync("catalog"), await DeadAsync("catalog"), await DeadAsync("ordering")];
        var other = await DeadLetterAsync();
        (await Admin.PostAsync("/admin/work/dead/run", new { module = "catalog", name = _name, reason = " The carrier is back " })).ShouldBe(200)["count"]
            .GetInt32().ShouldBe(2);
        (await RowAsync(found[2], "ordering")).DeadAt.ShouldNotBeNull();
        (await Admin.PostAsync("/admin/work/dead/run", new { name = _name, reason = "The gateway too" })).ShouldBe(200)["count"].GetInt32().ShouldBe(1);
        foreach (var (id, module, reason) in new[] { (found[0], "catalog", "The carrier is back"), (found[1], "catalog", "The carrier is back"),
            (found[2], "ordering", "The gateway too") })
        {
            (await RowAsync(id, module)).DeadAt.ShouldBeNull();
            var decision = (await Admin.GetAsync($"/admin/work/{module}/{id}"))["decisions"].EnumerateArray().ShouldHaveSingleItem();
            (decision.GetProperty("actor").GetString(), decision.GetProperty("verdict").GetString(), decision.GetProperty("reason").GetString())
                .ShouldBe((Shop.AdminEmail, "runAgain", reason));
        }
        (await RowAsync(other)).DeadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Sent_several_times_at_once_each_is_run_again_once()
    {
        Guid[] dead = [await DeadAsync("catalog"), await DeadAsync("catalog"), await DeadAsync("catalog")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Admin.PostAsync("/admin/work/dead/run", new { name = _name, reason = "again" })));
        answers.Sum(a => a.ShouldBe(200)["count"].GetInt32()).ShouldBe(3);
        foreach (var id in dead) (await Admin.GetAsync($"/admin/work/catalog/{id}"))["decisions"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_has_died_since_the_list_was_shown_is_left_alone()
    {
        var now = Shop.Clock.GetUtcNow();
        var (shown, since) = (await DeadAsync("catalog", now.AddMinutes(-1)), await DeadAsync("catalog", now.AddMinutes(1)));
        (await Admin.PostAsync("/admin/work/dead/run", new { name = _name, deadUntil = now, reason = "again" })).ShouldBe(200)["count"].GetInt32().ShouldBe(1);
        ((await RowAsync(shown)).DeadAt is null, (await RowAsync(since)).DeadAt is null).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_reason_and_a_module_that_there_is_are_required_and_support_may_not()
    {
        (await Admin.PostAsync("/admin/work/dead/run", new { name = _name })).ShouldBeInvalid("reason");
        (await Admin.PostAsync("/admin/work/dead/run", new { module = "nowhere", reason = "?" })).ShouldBeProblem(400, "malformed-request");
        (await (await SupportAsync()).PostAsync("/admin/work/dead/run", new { name = _name, reason = "please" })).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task The_page_runs_again_what_it_shows_and_sent_twice_its_form_does_it_once()
    {
        Guid[] found = [await DeadAsync("catalog"), await DeadAsync("catalog")];
        var list = $"/admin/work?state=dead&module=catalog&name={_name}";
        using var office = await Shop.OfficeAsync(list);
        (await office.PressAsync("Run 2 again", ("reason", ""))).ShouldBe(422).ShouldShow("Say why");
        var until = office.Page.QuerySelector("[name=deadUntil]")!.GetAttribute("value")!;
        (await office.PressAsync("Run 2 again", ("reason", "The shelf is back"))).ShouldBe(200).ShouldShow("Being run again: 2.").ShouldShow("Nothing matches");
        office.Address.PathAndQuery.ShouldBe(list);

        // It dies again before the form comes a second time.
        DateTimeOffset? died = Shop.Clock.GetUtcNow();
        await InOutboxAsync("catalog", db => db.Outbox.Where(m => m.Id == found[0])
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeadAt, died).SetProperty(m => m.DueAt, (DateTimeOffset?)null)
                .SetProperty(m => m.Failures, Backoff.MaxTries)));
        (await office.PostAsync("/admin/work/dead/run" + list["/admin/work".Length..], ("reason", "The shelf is back"), ("deadUntil", until)))
            .ShouldShow("Being run again: 0.");
        (await Admin.GetAsync($"/admin/work/catalog/{found[0]}"))["decisions"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_and_other_lists_have_no_such_button()
    {
        await DeadAsync("catalog");
        using var office = await Shop.OfficeAsync($"/admin/work?name={_name}");
        office.ShouldShow(_name).Text.ShouldNotContain("dead again");
        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync($"/admin/work?state=dead&name={_name}", email, password);
        support.ShouldShow(_name).Text.ShouldNotContain("dead again");
    }

    /// <summary>A dead letter of this test that fails again whenever it is run.</summary>
    private Task<Guid> DeadAsync(string module, DateTimeOffset? at = null) =>
        DeadLetterAsync(subscriber: $"{module}.NoSuchSlice", name: _name, module: module, createdAt: at);
}
