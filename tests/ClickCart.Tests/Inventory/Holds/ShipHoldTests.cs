using ClickCart.Inventory.Holds;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ShipHoldTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task The_hold_becomes_a_shipped_movement_once()
    {
        var (a, b, order) = (await StockedAsync(5), await StockedAsync(7), NewOrder());
        await HoldAsync(order, null, (b, 3), (a, 2));
        await KeepAsync(order, (b, 3), (a, 2));
        for (var i = 0; i < 2; i++) await Shop.TellAsync(new ShipHold.Request(order));
        (await StockAsync(a)).ShouldBe((3, 0));
        (await StockAsync(b)).ShouldBe((4, 0));
        var shipped = (await Admin.GetAsync($"/admin/stock/{a}/movements"))["items"][0];
        shipped.GetProperty("kind").GetString().ShouldBe("shipped");
        shipped.GetProperty("delta").GetInt32().ShouldBe(-2);
        shipped.GetProperty("balance").GetInt32().ShouldBe(3);
        shipped.GetProperty("reference").GetString().ShouldBe(order.ToString());
    }

    [Fact]
    public async Task Stock_that_left_although_its_hold_had_ended_is_booked_from_what_is_free()
    {
        var (sku, order) = (await StockedAsync(2), NewOrder());
        await HoldAsync(order, null, (sku, 1));
        await Shop.TellAsync(new ReleaseCancelledHold.Request(order));
        await Shop.TellAsync(new ShipHold.Request(order));
        (await StockAsync(sku)).ShouldBe((1, 0));
    }
}
