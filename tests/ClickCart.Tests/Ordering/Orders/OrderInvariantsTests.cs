namespace ClickCart.Tests.Ordering.Orders;

public sealed class OrderInvariantsTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task The_seal_of_an_order_from_before_its_taxes_were_kept_stays_good()
    {
        var order = await PlacedAsync(Authorized);
        var stored = await Host.ReadAsync(db => db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == order.Id));
        stored.Seal.ShouldBe(ClickCart.Ordering.Orders.Order.SealOf(stored.Lines, stored.ShipTo, stored.BillTo, stored.TotalMoney, stored.Taxes));
        var older = ClickCart.Ordering.Orders.Order.SealOf(stored.Lines, stored.ShipTo, stored.BillTo, stored.TotalMoney, null);
        await Host.ReadAsync(db => db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.Taxes, (IReadOnlyList<ClickCart.Pricing.Contracts.TaxShare>?)null).SetProperty(o => o.Seal, older)));
        (await Host.OffendersAsync()).ShouldBeEmpty();
        (await order.ReadAsync())["taxes"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Taxes_and_refunds_that_do_not_fit_are_named()
    {
        var order = await PlacedAsync(Authorized, Captured, o => Refund(o, 1000, 1000));
        (await Host.OffendersAsync()).ShouldBeEmpty();
        await Host.ReadAsync(db => db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.ShippingTaxIncluded, 7)));
        (await Host.OffendersAsync("1")).ShouldHaveSingleItem().ShouldContain(order.Id.ToString());
        await Host.ReadAsync(db => db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.PaymentStatus, ClickCart.Ordering.Orders.PaymentStatus.Captured)));
        (await Host.OffendersAsync("3")).ShouldHaveSingleItem().ShouldContain(order.Id.ToString());
    }

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

    [Fact]
    public async Task A_change_that_is_not_told_or_does_not_follow_the_one_before_is_named()
    {
        var order = await PlacedAsync(Authorized);
        foreach (var amount in new[] { 100, 200 })
        {
            (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/edits", new { discount = Usd(amount), reason = "Sorry." }, NewKey(),
                $"\"{(await order.ReadAsync())["version"]}\"")).ShouldBe(200);
        }
        (await Host.OffendersAsync()).ShouldBeEmpty();
        await Host.ReadAsync(db => db.Edits.Where(e => e.OrderId == order.Id && e.Number == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.SealAfter, "x")));
        (await Host.OffendersAsync("16")).ShouldHaveSingleItem().ShouldContain(order.Id.ToString());
        await Host.ReadAsync(db => db.Edits.Where(e => e.OrderId == order.Id && e.Number == 1).ExecuteDeleteAsync());
        (await Host.OffendersAsync("16")).ShouldContain(row => row.EndsWith($"order {order.Id}: edits are missing"));
    }
}
