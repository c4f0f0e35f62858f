using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class CartsContractTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task At_sign_in_the_guests_cart_takes_over_the_accounts_and_quantities_add()
    {
        var id = Guid.CreateVersion7();
        var me = Host.Account(id);
        var (both, mine, euro) = (FakeModules.Product(), FakeModules.Product(), FakeModules.Product(currency: "EUR"));
        var earlier = await CartAsync(me, (both, 99_999), (mine, 1));
        var foreign = await CartAsync(me, (euro, 1));
        var guests = await CartAsync(Guest, (both, 3));

        for (var i = 0; i < 2; i++) await ClaimAsync(guests, id);

        var merged = (await me.GetAsync("/carts/current")).ShouldBe(200);
        merged["id"].GetString().ShouldBe(guests);
        merged["items"].EnumerateArray().ToDictionary(l => l.GetProperty("sku").GetString()!, l => l.GetProperty("quantity").GetInt32())
            .ShouldBe(new Dictionary<string, int> { [both] = 100_000, [mine] = 1 }, ignoreOrder: true);
        (await me.GetAsync($"/carts/{earlier}")).ShouldBe(404);
        (await me.GetAsync($"/carts/{foreign}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Guest.GetAsync($"/carts/{guests}")).ShouldBe(404);
    }

    [Fact]
    public async Task Nobody_claims_the_cart_of_somebody_else()
    {
        var owner = Host.Account(Guid.CreateVersion7());
        var cart = await CartAsync(owner, (FakeModules.Product(), 1));
        await ClaimAsync(cart, Guid.CreateVersion7());
        await ClaimAsync("nothing", Guid.CreateVersion7());
        (await owner.GetAsync($"/carts/{cart}")).ShouldBe(200);
    }

    private async Task ClaimAsync(string cart, Guid account)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ICarts>().ClaimAsync(cart, account, default);
    }
}
