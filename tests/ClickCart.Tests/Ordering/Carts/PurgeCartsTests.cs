using ClickCart.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class PurgeCartsTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task Carts_unused_for_thirty_days_are_forgotten()
    {
        var (old, used) = (await CartAsync(Guest), await CartAsync(Guest));
        Host.Clock.Advance(TimeSpan.FromDays(29));
        (await Guest.PutAsync($"/carts/{used}/items/{Neighbours.Product()}", new { quantity = 1 })).ShouldBe(200);
        await RunAsync();
        (await Guest.GetAsync($"/carts/{old}")).ShouldBe(200);
        Host.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        (await Guest.GetAsync($"/carts/{old}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/carts/{used}")).ShouldBe(200);
    }

    private Task RunAsync() => Host.Services.GetRequiredService<Deliveries>().RunScheduleAsync("ordering.PurgeCarts");
}
