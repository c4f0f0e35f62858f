using ClickCart.Inventory.Holds;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ReturnShipmentTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task What_was_shipped_is_on_hand_again_once()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await Shop.TellAsync(new ShipHold.Request(order));
        for (var i = 0; i < 2; i++) await Shop.TellAsync(new ReturnShipment.Request(order));
        (await StockAsync(sku)).ShouldBe((5, 0));
    }

    [Fact]
    public async Task News_that_overtakes_the_dispatch_ends_in_the_same_books()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await Shop.TellAsync(new ReturnShipment.Request(order));
        await Shop.TellAsync(new ShipHold.Request(order));
        (await StockAsync(sku)).ShouldBe((5, 0));
        var kinds = (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"].EnumerateArray().Select(m => m.GetProperty("kind").GetString());
        kinds.ShouldBe(["returned", "shipped", "received"]);
    }
}
