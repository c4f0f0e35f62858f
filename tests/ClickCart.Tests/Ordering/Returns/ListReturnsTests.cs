namespace ClickCart.Tests.Ordering.Returns;

public sealed class ListReturnsTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task Staff_lists_returns_by_status_page_by_page()
    {
        var order = await DeliveredAsync();
        var (declined, asked) = ((await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!, (await AskAsync(order, (Socks(order), 1)))["id"].GetString()!);
        (await DoAsync(declined, "decline", new { reason = "Worn." })).ShouldBe(200);
        (await IdsAsync("?status=requested&limit=100")).ShouldContain(asked);
        (await IdsAsync("?status=requested&limit=100")).ShouldNotContain(declined);
        (await IdsAsync("?status=declined&limit=100")).ShouldContain(declined);
        (await IdsAsync($"?q={order.Response["number"].GetString()!.ToLowerInvariant()}-r2")).ShouldBe([asked]);
        var first = (await Admin.GetAsync("/admin/returns?limit=1")).ShouldBe(200);
        first["items"].GetArrayLength().ShouldBe(1);
        first["nextCursor"].GetString().ShouldNotBeNull();
        foreach (var said in new[] { "lost", "1", "requested,approved" })
            (await Admin.GetAsync($"/admin/returns?status={said}")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/admin/returns")).ShouldBeProblem(401, "unauthenticated");
    }

    private async Task<List<string?>> IdsAsync(string query) =>
        [.. (await Admin.GetAsync("/admin/returns" + query)).ShouldBe(200)["items"].EnumerateArray().Select(r => r.GetProperty("id").GetString())];
}
