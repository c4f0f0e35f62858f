using ClickCart.Ordering.Carts;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class PurgeCartsTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task Carts_unused_for_thirty_days_are_forgotten()
    {
        var (old, used) = (await CartAsync(Guest), await CartAsync(Guest));
        Host.Clock.Advance(TimeSpan.FromDays(29));
        (await Guest.PutAsync($"/carts/{used}/items/{FakeModules.Product()}", new { quantity = 1 })).ShouldBe(200);
        await Host.RunAsync<PurgeCarts>();
        (await Guest.GetAsync($"/carts/{old}")).ShouldBe(200);
        Host.Clock.Advance(TimeSpan.FromDays(2));
        await Host.RunAsync<PurgeCarts>();
        (await Guest.GetAsync($"/carts/{old}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/carts/{used}")).ShouldBe(200);
    }

    [Fact]
    public async Task Of_those_that_had_something_in_them_the_number_stays_by_day()
    {
        await CartAsync(Guest);
        await CartAsync(Guest, (FakeModules.Product(), 1));
        await CartAsync(Guest, (FakeModules.Product(), 2));
        var day = DateOnly.FromDateTime(Now.UtcDateTime).DayNumber;
        Host.Clock.Advance(TimeSpan.FromDays(31));
        await Host.RunAsync<PurgeCarts>();
        await Host.RunAsync<PurgeCarts>();
        (await Host.ReadAsync(db => db.ForgottenCarts.ToListAsync())).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(f => f.Day.ShouldBe(day), f => f.Carts.ShouldBe(2));
    }
}
