using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class RunBulkActionTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task Two_runs_at_once_after_one_that_died_do_each_thing_once()
    {
        var orders = new List<Placed>();
        for (var i = 0; i < 4; i++) orders.Add(await PlacedAsync(Authorized));
        var action = await StoredAsync([.. orders.Select(o => o.Id)], dieAt: 2);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Host.HandleAsync<RunBulkAction, RunBulkActionJob>(new(action.Id)))));
        await Host.HandleAsync<RunBulkAction, RunBulkActionJob>(new(action.Id));
        var now = (await Admin.GetAsync($"/admin/orders/bulk/{action.Id}")).ShouldBe(200);
        (now["status"].GetString(), now["done"].GetInt32()).ShouldBe(("done", 4));
        foreach (var order in orders) (await order.PublishedAsync("ordering.order-kept-back.v1")).Count.ShouldBe(1);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_that_never_comes_to_an_end_holds_up_nobody()
    {
        var (poison, good) = (await PlacedAsync(Authorized), await PlacedAsync(Authorized));
        var action = await StoredAsync([poison.Id, good.Id], dieAt: 1, times: BulkItem.MostTries);
        await Host.HandleAsync<RunBulkAction, RunBulkActionJob>(new(action.Id));
        (await Admin.GetAsync($"/admin/orders/bulk/{action.Id}/items")).ShouldBe(200)["items"].EnumerateArray()
            .Select(i => i.GetProperty("state").GetString()).ShouldBe(["failed", "done"]);
    }

    /// <summary>An action as a process leaves it that died in the middle of an item.</summary>
    private async Task<BulkAction> StoredAsync(Guid[] orders, int dieAt, int times = 1)
    {
        var action = new BulkAction(Guid.CreateVersion7(), "hold", "The addresses look odd.", [], null, new Actor(Roles.Admin, "admin@example.com"), Now);
        return await Host.ReadAsync(async db =>
        {
            db.Add(action);
            for (var i = 1; i <= orders.Length; i++)
            {
                var item = new BulkItem { BulkActionId = action.Id, Number = i, OrderId = orders[i - 1] };
                for (var tries = 0; i == dieAt && tries < times; tries++) item.Begin(Now);
                db.Add(item);
            }
            await db.SaveChangesAsync();
            return action;
        });
    }
}
