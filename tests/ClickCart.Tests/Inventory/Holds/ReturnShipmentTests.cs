using ClickCart.Inventory.Holds;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ReturnShipmentTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_was_shipped_is_on_hand_again_once()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await ShipAsync(order);
        for (var i = 0; i < 2; i++) await ReturnAsync(order);
        (await StockAsync(sku)).ShouldBe((5, 0));

        // An event that overtakes that of the dispatch ends in the same ledger.
        var (other, overtaken) = (await StockedAsync(5), NewOrder());
        await HoldAsync(overtaken, null, (other, 2));
        await ReturnAsync(overtaken);
        await ShipAsync(overtaken);
        (await StockAsync(other)).ShouldBe((5, 0));
        foreach (var stocked in new[] { sku, other })
        {
            var kinds = (await Admin.GetAsync($"/admin/stock/{stocked}/movements"))["items"].EnumerateArray().Select(m => m.GetProperty("kind").GetString());
            kinds.ShouldBe(["returned", "shipped", "received"]);
        }
        (await BrokenAsync()).ShouldBeEmpty();
    }

    private Task ReturnAsync(Guid order) => Shop.HandleAsync<ReturnShipment, ShipmentReturned>(Events.ShipmentReturned(order));
}
