namespace ClickCart.Tests.Ordering.Orders;

public sealed class OrderInvariantsTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task A_tampered_row_is_named()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Delivered);
        await PlacedAsync(Declined);
        (await Host.OffendersAsync()).ShouldBeEmpty();

        await Host.ReadAsync(db => db.Set<ClickCart.Ordering.Orders.Line>().Where(l => l.Number == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Name, "Gold shirt")));
        (await Host.OffendersAsync("16")).Count.ShouldBe(2);
        await Host.ReadAsync(db => db.Timeline.Where(t => t.OrderId == order.Id && t.Number == 4).ExecuteDeleteAsync());
        (await Host.OffendersAsync("12")).ShouldContain(row => row.Contains(order.Id.ToString()));
        await Host.ReadAsync(db => db.Orders.Where(o => o.Id == order.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.PaymentStatus, ClickCart.Ordering.Orders.PaymentStatus.Voided)));
        (await Host.OffendersAsync("13")).ShouldHaveSingleItem().ShouldContain(order.Id.ToString());
    }
}
