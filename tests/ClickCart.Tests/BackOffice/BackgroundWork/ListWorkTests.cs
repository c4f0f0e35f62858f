namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class ListWorkTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task Dead_letters_are_listed_with_their_module_error_and_tries_and_found_by_each_filter()
    {
        var id = await DeadLetterAsync(subscriber: "inventory.TakeFiltered");
        var item = (await Admin.GetAsync("/admin/work?module=catalog&state=dead&name=TakeFiltered&limit=1")).ShouldBe(200)["items"][0];
        item.GetProperty("id").GetGuid().ShouldBe(id);
        (item.GetProperty("module").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("state").GetString(), item.GetProperty("attempts")
            .GetInt32()).ShouldBe(("catalog", "event", "dead", 14));
        item.GetProperty("error").GetString().ShouldBe("System.InvalidOperationException: the shelf is gone");
        (await Admin.GetAsync("/admin/work?module=catalog&state=retrying&name=TakeFiltered")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await Admin.GetAsync("/admin/work?module=pricing&state=dead")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await Admin.GetAsync("/admin/work?name=nothing-like-this")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_go_on_across_modules_from_the_newest_back()
    {
        // Times no other test uses, so that the pages hold these rows alone.
        var far = Shop.Clock.GetUtcNow().AddYears(1);
        var made = new List<Guid>();
        foreach (var (i, module) in "ordering catalog payments catalog ordering".Split(' ').Index()) made.Add(
            await DeadLetterAsync(module: module, name: "test.paged.v1", createdAt: far.AddSeconds(i)));
        var (found, cursor) = (new List<Guid>(), "");
        do
        {
            var page = (await Admin.GetAsync($"/admin/work?name=test.paged&limit=2{cursor}")).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            cursor = page["nextCursor"].GetString() is { } next ? "&cursor=" + next : "";
        } while (cursor.Length > 0);
        made.Reverse();
        found.ShouldBe(made);
    }

    [Fact]
    public async Task Rows_of_one_time_over_several_modules_are_each_shown_once()
    {
        string[] modules = ["ordering", "catalog", "payments", "shipping"];
        var (time, made) = (Shop.Clock.GetUtcNow().AddYears(2), new List<Guid>());
        foreach (var module in Enumerable.Repeat(modules, 12).SelectMany(m => m))
            made.Add(await DeadLetterAsync(module: module, name: "test.equal.v1", createdAt: time));
        var (found, cursor) = (new List<Guid>(), "");
        do
        {
            var page = (await Admin.GetAsync($"/admin/work?name=test.equal&limit=7{cursor}")).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            cursor = page["nextCursor"].GetString() is { } next ? "&cursor=" + next : "";
        } while (cursor.Length > 0);
        foreach (var module in modules) await InOutboxAsync(module, db => db.Outbox.Where(m => m.Name == "test.equal.v1").ExecuteDeleteAsync());
        found.ShouldBe(made, ignoreOrder: true);
    }

    [Theory]
    [InlineData("state=sleeping")]
    [InlineData("state=done")]
    [InlineData("state=7")]
    [InlineData("state=dead,dropped")]
    [InlineData("module=nowhere")]
    [InlineData("cursor=x")]
    public async Task A_filter_that_makes_no_sense_is_named(string query) =>
        (await Admin.GetAsync($"/admin/work?{query}")).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task Support_may_look_and_customers_may_not()
    {
        (await (await SupportAsync()).GetAsync("/admin/work")).ShouldBe(200);
        (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/work")).ShouldBeProblem(403, "forbidden");
        (await Shop.Guest.GetAsync("/admin/work")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_page_shows_dead_letters_with_their_count_in_the_menu()
    {
        await DeadLetterAsync(name: "test.shown.v1");
        using var office = await Shop.OfficeAsync("/admin/work?state=dead&module=catalog&name=test.shown");
        office.ShouldShow("test.shown.v1").ShouldShow("the shelf is gone");
        int.Parse(office.Page.QuerySelector(".office-badge")!.FirstChild!.TextContent).ShouldBeGreaterThan(0);
        (await office.OpenAsync("/admin/work?name=nothing-like-this")).ShouldBe(200).ShouldShow("Nothing matches");
    }
}
