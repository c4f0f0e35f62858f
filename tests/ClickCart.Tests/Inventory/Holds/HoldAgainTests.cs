using ClickCart.Inventory.Holds;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class HoldAgainTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_came_back_is_held_again_and_what_is_lost_is_written_off_first()
    {
        var (sku, order, now) = (await StockedAsync(9), NewOrder(), TimeProvider.System.GetUtcNow());
        await HoldAsync(order, null, (sku, 2));
        await KeepAsync(order, (sku, 2));
        var first = Events.ShipmentDispatched(order) with { Lines = [new(sku, 2)] };
        await Shop.HandleAsync<ShipHold, ShipmentDispatched>(first);
        await Shop.HandleAsync<ReturnShipment, ShipmentReturned>(new(order, first.ShipmentId, now, first.Lines));
        await AgainAsync(isLost: false);
        (await StockAsync(sku)).ShouldBe((9, 2));

        await Shop.HandleAsync<ShipHold, ShipmentDispatched>(Events.ShipmentDispatched(order) with { Lines = [new(sku, 2)] });
        (await StockAsync(sku)).ShouldBe((7, 0));
        await AgainAsync(isLost: true);
        (await StockAsync(sku)).ShouldBe((7, 2));
        var last = Events.ShipmentDispatched(order) with { Lines = [new(sku, 2)] };
        await Shop.HandleAsync<ShipHold, ShipmentDispatched>(last);
        await Shop.HandleAsync<ReturnShipment, ShipmentReturned>(new(order, last.ShipmentId, now, last.Lines));
        (await StockAsync(sku)).ShouldBe((7, 0));
        (await BrokenAsync()).ShouldBeEmpty();

        Task AgainAsync(bool isLost) => Shop.HandleAsync<HoldAgain, ParcelSentAgain>(new(order, first.ShipmentId, [new(sku, 2)], isLost, "staff", now));
    }
}
