using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class RestockReturnTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_can_be_sold_again_is_on_hand_with_a_row_that_says_of_which_return_and_what_is_written_off_is_not()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 3));
        await ShipAsync(order);
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(new(Guid.CreateVersion7(), order, "CC-1-R1", [new(sku, 1, true), new(sku, 1, false)],
            "admin@clickcart.local", TimeProvider.System.GetUtcNow()));
        (await StockAsync(sku)).ShouldBe((3, 0));
        var row = (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"][0];
        (row.GetProperty("kind").GetString(), row.GetProperty("delta").GetInt32(), row.GetProperty("reason").GetString(), row.GetProperty("actor").GetString())
            .ShouldBe(("returned", 1, "Return CC-1-R1", "admin@clickcart.local"));
        // Should the carrier bring the parcel all the same, only the rest of it is new.
        await Shop.HandleAsync<ReturnShipment, ClickCart.Shipping.Contracts.ShipmentReturned>(Events.ShipmentReturned(order));
        (await StockAsync(sku)).ShouldBe((5, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_back_goes_to_who_waits_for_it()
    {
        var (sku, order, waits) = (await BackorderedAsync(2, 5), NewOrder(), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await ShipAsync(order);
        await PromiseAsync(waits, null, (sku, 3));
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(new(Guid.CreateVersion7(), order, "CC-1-R1", [new(sku, 1, true)],
            "admin@clickcart.local", TimeProvider.System.GetUtcNow()));
        (await WaitsAsync(waits)).ShouldBe(2);
        (await LevelsAsync(sku)).ShouldBe((1, 1, 2));
        await Shop.HandleAsync<ReturnShipment, ClickCart.Shipping.Contracts.ShipmentReturned>(Events.ShipmentReturned(order));
        (await LevelsAsync(sku)).ShouldBe((2, 2, 1));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
