namespace ClickCart.Tests.Ordering.Orders;

public sealed class ListOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task An_account_sees_its_own_orders_page_by_page_newest_first()
    {
        var me = Host.Account(Guid.CreateVersion7());
        await PlaceAsync();
        var placed = new List<Guid>();
        for (var i = 0; i < 5; i++) placed.Insert(0, (await PlaceAsync(me)).Id);

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await me.GetAsync($"/orders?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).ShouldBe(200);
            seen.AddRange(page["items"].EnumerateArray().Select(o => o.GetProperty("id").GetGuid()));
            cursor = page["nextCursor"].GetString();
        } while (cursor is not null);
        seen.ShouldBe(placed);
        (await me.GetAsync("/orders")).ShouldBe(200)["items"][0].GetProperty("lines").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Guests_sign_in_first() => (await Guest.GetAsync("/orders")).ShouldBe(401);

    [Fact]
    public async Task A_wrong_page_is_malformed()
    {
        var me = Host.Account(Guid.CreateVersion7());
        (await me.GetAsync("/orders?limit=0")).ShouldBeProblem(400, "malformed-request");
        (await me.GetAsync("/orders?cursor=nonsense")).ShouldBeProblem(400, "malformed-request");
    }
}
