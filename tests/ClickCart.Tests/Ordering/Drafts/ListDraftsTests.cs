namespace ClickCart.Tests.Ordering.Drafts;

public sealed class ListDraftsTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task Drafts_are_found_by_customer_and_number_sorted_and_paged()
    {
        var email = NewEmail();
        var (first, second) = (await DraftedAsync(email), await DraftedAsync(email));
        var page = (await Admin.GetAsync($"/admin/drafts?q={email}&limit=1")).ShouldBe(200);
        IdOf(new(page.Status, page["items"][0].GetRawText(), page.Headers, page.ContentHeaders)).ShouldBe(IdOf(second));
        var shown = page["items"][0];
        (shown.GetProperty("name").GetString(), shown.GetProperty("lineCount").GetInt32(), shown.GetProperty("total").GetRawText())
            .ShouldBe(("Ada Buyer", 2, second["total"].GetRawText()));
        var next = (await Admin.GetAsync($"/admin/drafts?q={email}&limit=1&cursor={page["nextCursor"].GetString()}")).ShouldBe(200);
        next["items"][0].GetProperty("id").GetString().ShouldBe(IdOf(first));
        (await Admin.GetAsync($"/admin/drafts?q={first["number"].GetString()!.ToLowerInvariant()}&sort=-total")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        await SentAsync(first);
        (await Admin.GetAsync($"/admin/drafts?q={email}&status=sent")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Admin.GetAsync("/admin/drafts?status=lost")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync("/admin/drafts?sort=colour")).ShouldBeProblem(400, "malformed-request");
        using var office = await Shop.OfficeAsync($"/admin/drafts?q={email}");
        office.ShouldBe(200).Rows.Count.ShouldBe(2);
        office.ShouldShow("Ada Buyer");
        (await office.OpenAsync("/admin/drafts?q=nobody-at-all-here")).ShouldShow("No draft fits that");
    }
}
