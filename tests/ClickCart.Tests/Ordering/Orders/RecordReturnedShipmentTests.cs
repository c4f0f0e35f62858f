using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordReturnedShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_parcel_that_came_back_is_returned_for_good()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Returned, Delivered);
        (await order.StateAsync()).ShouldBe("shipped captured returned");
        (await order.ReadAsync())["shipments"][0].GetProperty("status").GetString().ShouldBe("returned");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_order_whose_parcel_and_money_went_back_has_an_end(bool parcelFirst)
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await (parcelFirst ? order.PublishAsync(Returned, Refunded) : order.PublishAsync(Refunded, Returned));
        (await order.StateAsync()).ShouldBe("returned refunded returned");
        (await order.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
        (await Admin.GetAsync($"/admin/orders?status=returned&q={order.Response["number"].GetString()}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_was_to_be_paid_on_delivery_is_given_up_by_payments_once_all_parcels_are_back_and_not_if_it_was_paid_first()
    {
        var (unpaid, paid) = (await InPartsAsync("cashOnDelivery"), await InPartsAsync("cashOnDelivery"));
        foreach (var order in new[] { unpaid, paid })
        {
            await order.PublishAsync(o => Back(o, 0));
            (await order.PublishedAsync("ordering.order-came-back.v1")).ShouldBeEmpty();
            (await order.StateAsync()).ShouldBe("shipped pending inTransit");
        }
        await paid.PublishAsync(Captured, o => Back(o, 1));
        (await paid.StateAsync()).ShouldBe("shipped captured returned");
        (await paid.PublishedAsync("ordering.order-came-back.v1")).ShouldBeEmpty();
        // Until Payments has said so, it may still turn out to be paid.
        await unpaid.PublishAsync(o => Back(o, 1));
        (await unpaid.StateAsync()).ShouldBe("shipped pending returned");
        (await unpaid.PublishedAsync("ordering.order-came-back.v1")).ShouldHaveSingleItem();
        await unpaid.PublishAsync(Voided);
        (await unpaid.StateAsync()).ShouldBe("returned voided returned");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
        (await Host.OffendersAsync("13")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_parcels_that_came_back_one_is_sent_again_and_the_order_goes_on_in_part()
    {
        var order = await InPartsAsync();
        await order.PublishAsync(o => Back(o, 0), o => Back(o, 1));
        (await order.StateAsync()).ShouldBe("shipped captured returned");
        await order.PublishAsync(o => new ParcelSentAgain(o.Id, PartOf(o, 1), LinesOf(o, 1), IsLost: false, "staff@clickcart.local", Now));
        (await order.StateAsync()).ShouldBe("shipped captured partiallyShipped");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
    }

    private ShipmentReturned Back(Placed order, int line) => new ShipmentReturned(order.Id, PartOf(order, line), Now, LinesOf(order, line));

    [Fact]
    public async Task A_part_of_the_money_is_no_end()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Delivered, Returned, o => Refund(o, 1000, 1000));
        (await order.StateAsync()).ShouldBe("delivered partiallyRefunded returned");
    }
}
