using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordResentParcelTests(SharedOrdering shared) : OrderingTest(shared)
{
    private ParcelSentAgain Again(Placed order) => new(order.Id, order.Shipment, [new("SKU", 1)], IsLost: true, "staff@clickcart.local", Now);

    [Fact]
    public async Task An_order_whose_parcel_is_lost_stays_shipped_and_waits_to_be_fulfilled_again()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Again);
        (await order.StateAsync()).ShouldBe("shipped captured unfulfilled");
        await order.PublishAsync(Again);
        (await order.TimelineAsync()).Count(w => w == "parcelSentAgain").ShouldBe(1);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
