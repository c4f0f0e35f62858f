using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ShipFromLocationTests(SharedShop shared) : LocationTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_parcel_leaves_from_the_first_location_that_has_all_of_it_else_from_one_after_the_other()
    {
        var there = await LocationAsync();
        var (enough, split) = (await StockedAsync(1, there, 5), await StockedAsync(3, there, 2));
        var order = NewOrder();
        await HoldAsync(order, null, (enough, 3), (split, 4));
        await KeepAsync(order, (enough, 3), (split, 4));
        for (var i = 0; i < 2; i++) await ShipAsync(order);
        (await LedgerAsync(enough))[0].ShouldBe(("shipped", -3, there));
        (await LedgerAsync(split))[..2].ShouldBe([("shipped", -1, there), ("shipped", -3, "MAIN")]);
        (await StockAsync(split)).ShouldBe((1, 0));
        (await AtAsync(split, there)).ShouldBe(1);

        // One that left although its order was cancelled.
        var late = NewOrder();
        await HoldAsync(late, null, (split, 1));
        await CancelAsync(late);
        await ShipAsync(late);
        (await StockAsync(split)).ShouldBe((0, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_to_a_country_leaves_from_the_location_that_serves_it_first()
    {
        var near = await LocationAsync(priority: 50, serves: ["United States", "ca"]);
        var sku = await ProductAsync(stock: 5);
        (await AdjustAsync(sku, 5, near)).ShouldBe(201);
        var order = await OrderAsync(Guest, sku, 2);
        await DeliveredAsync(Guest, order);
        await Eventually.TrueAsync(async () => (await LedgerAsync(sku))[0] == ("shipped", -2, near), "it has left from the location near by");
        (await AtAsync(sku)).ShouldBe(5);
        // What that location has not enough of leaves from another one.
        var large = await OrderAsync(Guest, sku, 4);
        await DeliveredAsync(Guest, large);
        await Eventually.TrueAsync(async () => (await LedgerAsync(sku))[0] == ("shipped", -4, "MAIN"), "it has left from the main location");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_back_goes_to_the_location_that_takes_returns_and_only_one_does()
    {
        var (first, second) = (await LocationAsync(takesReturns: true), await LocationAsync(takesReturns: true));
        (await Admin.GetAsync($"/admin/locations/{await IdOfAsync(first)}"))["takesReturns"].GetBoolean().ShouldBeFalse();
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await KeepAsync(order, (sku, 2));
        await ShipAsync(order);
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(
            new(Guid.CreateVersion7(), order, "R-1", [new(sku, 1, Restock: true)], "admin", TimeProvider.System.GetUtcNow()));
        (await AtAsync(sku, second)).ShouldBe(1);
        (await LedgerAsync(sku))[0].ShouldBe(("returned", 1, second));
        var path = $"/admin/locations/{await IdOfAsync(second)}";
        (await Admin.PutAsync(path, new { code = second, name = "No more" }, (await Admin.GetAsync(path)).ETag)).ShouldBe(200);
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(
            new(Guid.CreateVersion7(), order, "R-2", [new(sku, 1, Restock: true)], "admin", TimeProvider.System.GetUtcNow()));
        (await LedgerAsync(sku))[0].ShouldBe(("returned", 1, "MAIN"));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
