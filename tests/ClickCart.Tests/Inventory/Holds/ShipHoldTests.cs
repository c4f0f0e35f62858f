using ClickCart.Inventory.Holds;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ShipHoldTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task The_hold_becomes_a_shipped_movement_once()
    {
        var (a, b, order) = (await StockedAsync(5), await StockedAsync(7), NewOrder());
        await HoldAsync(order, null, (b, 3), (a, 2));
        await KeepAsync(order, (b, 3), (a, 2));
        for (var i = 0; i < 2; i++) await ShipAsync(order);
        (await StockAsync(a)).ShouldBe((3, 0));
        (await StockAsync(b)).ShouldBe((4, 0));
        var shipped = (await Admin.GetAsync($"/admin/stock/{a}/movements"))["items"][0];
        shipped.GetProperty("kind").GetString().ShouldBe("shipped");
        shipped.GetProperty("delta").GetInt32().ShouldBe(-2);
        shipped.GetProperty("balance").GetInt32().ShouldBe(3);
        shipped.GetProperty("reference").GetString().ShouldBe(order.ToString());

        // What the carrier has is not given back by a cancellation.
        await CancelAsync(order);
        (await StockAsync(a)).ShouldBe((3, 0));

        // A parcel that left although its order was cancelled is booked from what is free.
        var late = NewOrder();
        await HoldAsync(late, null, (a, 1));
        await CancelAsync(late);
        await ShipAsync(late);
        (await StockAsync(a)).ShouldBe((2, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parcel_with_a_part_ships_a_part_and_two_at_once_ship_both()
    {
        var (a, b, order) = (await StockedAsync(9), await StockedAsync(7), NewOrder());
        await HoldAsync(order, null, (b, 1), (a, 5));
        await KeepAsync(order, (b, 1), (a, 5));
        var (first, second, last) = (Part(order, (a, 2)), Part(order, (a, 2)), Part(order, (a, 1), (b, 1)));
        await Task.WhenAll(Task.Run(() => ShipAsync(first)), Task.Run(() => ShipAsync(second)));
        await ShipAsync(first);
        (await StockAsync(a)).ShouldBe((5, 1));
        (await StockAsync(b)).ShouldBe((7, 1));
        (await BrokenAsync()).ShouldBeEmpty();
        await ShipAsync(last);
        (await StockAsync(a)).ShouldBe((4, 0));
        (await StockAsync(b)).ShouldBe((6, 0));

        // One comes back, and once.
        for (var i = 0; i < 2; i++) await ReturnAsync(second);
        (await StockAsync(a)).ShouldBe((6, 0));
        // One comes back before it is known that it had left.
        var (hasty, overtaken) = (NewOrder(), await StockedAsync(5));
        await HoldAsync(hasty, null, (overtaken, 3));
        var parcel = Part(hasty, (overtaken, 1));
        await ReturnAsync(parcel);
        await ShipAsync(parcel);
        (await StockAsync(overtaken)).ShouldBe((5, 2));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    private static ShipmentDispatched Part(Guid order, params (string Sku, int Quantity)[] lines) =>
        Events.ShipmentDispatched(order) with { Lines = [.. lines.Select(l => new ParcelLine(l.Sku, l.Quantity))] };

    private Task ShipAsync(ShipmentDispatched parcel) => Shop.HandleAsync<ShipHold, ShipmentDispatched>(parcel);

    private Task ReturnAsync(ShipmentDispatched parcel) =>
        Shop.HandleAsync<ReturnShipment, ShipmentReturned>(new(parcel.OrderId, parcel.ShipmentId, parcel.At, parcel.Lines));
}
