using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordPackedParcelTests(SharedOrdering shared) : OrderingTest(shared)
{
    private ParcelPacked Packed(Placed order) => new(order.Id, order.Shipment, 2, [new("SKU", 1)], "staff@clickcart.local", Now);

    [Fact]
    public async Task It_stands_on_the_timeline_for_staff_and_moves_no_status()
    {
        var order = await PlacedAsync(Authorized, Packed, Booked);
        (await order.StateAsync()).ShouldBe("confirmed authorized labelled");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
