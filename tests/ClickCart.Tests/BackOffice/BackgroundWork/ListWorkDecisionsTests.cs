namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class ListWorkDecisionsTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task The_audit_names_the_latest_decisions_of_all_modules_first()
    {
        foreach (var (module, reason) in new[] { ("catalog", "first"), ("payments", "second"), ("catalog", "third") })
        {
            var id = await DeadLetterAsync(module: module, name: "test.audited.v1");
            (await Admin.PostAsync($"/admin/work/{module}/{id}/drop", new { reason })).ShouldBe(204);
        }
        var (found, cursor) = (new List<string>(), "");
        do
        {
            var page = (await Admin.GetAsync($"/admin/work/decisions?limit=2{cursor}")).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray().Where(i => i.GetProperty("name").GetString() == "test.audited.v1")
                .Select(i => $"{i.GetProperty("module").GetString()} {i.GetProperty("reason").GetString()}"));
            cursor = page["nextCursor"].GetString() is { } next ? "&cursor=" + next : "";
        } while (cursor.Length > 0);
        found.ShouldBe(["catalog third", "payments second", "catalog first"]);
    }
}
