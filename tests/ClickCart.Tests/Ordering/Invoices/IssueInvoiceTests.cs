using ClickCart.Ordering;
using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class IssueInvoiceTests(SharedOrdering shared) : InvoiceTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task Orders_that_are_confirmed_at_once_have_invoices_numbered_without_gaps_that_say_what_the_orders_say()
    {
        var orders = new List<Placed>();
        for (var i = 0; i < 6; i++) orders.Add(await PlaceAsync(email: $"guest{i}@example.com"));
        foreach (var order in orders) await Host.PublishWithoutWaitingAsync(Authorized(order));
        var invoices = new List<Invoice>();
        foreach (var order in orders) invoices.Add((await PapersAsync(order, 1)).ShouldHaveSingleItem());
        var year = Now.Year;
        invoices.Select(i => i.Number).Order().ShouldBe(Enumerable.Range(1, 6).Select(n => $"INV-{year}-{n:D6}"));
        foreach (var invoice in invoices)
        {
            (invoice.Total, invoice.Tax, invoice.Subtotal, invoice.Discount, invoice.Shipping).ShouldBe((5652, 455, 4997, 500, 700));
            invoice.Lines.Select(l => (l.Quantity, l.UnitPrice, l.Discount, l.Amount)).ShouldBe([(2, 1999, 400, 3598), (3, 333, 100, 899)], ignoreOrder: true);
            var tax = invoice.Taxes.ShouldHaveSingleItem();
            (tax.Name, tax.Rate, tax.Base, tax.Amount, tax.Included).ShouldBe(("Sales tax", 87500, 5197, 455, false));
        }
        // The same event once more changes nothing.
        await Host.PublishAsync([.. orders.Select(o => new ClickCart.Ordering.Contracts.OrderConfirmed(
            o.Id, "", [], Total, FakeModules.ShipTo, "USPS", "Priority", 1, Now))]);
        (await Host.ReadAsync(db => db.Invoices.CountAsync())).ShouldBe(6);
        (await Host.OffendersAsync()).ShouldBeEmpty();

        await Host.ReadAsync(db => db.Invoices.Where(i => i.Sequence == 3).ExecuteDeleteAsync());
        (await Host.OffendersAsync("19")).ShouldHaveSingleItem().ShouldContain("5 papers up to 6");
        await Host.ReadAsync(db => db.Invoices.Where(i => i.Sequence == 4).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Total, 5653).SetProperty(i => i.Shipping, 701)));
        (await Host.OffendersAsync("20")).ShouldHaveSingleItem().ShouldContain("of 5653");

        // An order without one, as those from before there were any, gets it when it is asked for.
        var asked = orders.Single(o => o.Id == invoices.Single(i => i.Sequence == 3).OrderId);
        (await PdfAsync(asked)).Text.ShouldContain($"INV-{year}-000007");
    }

    [Fact]
    public async Task Papers_that_are_issued_together_over_New_Year_have_numbers_of_both_years()
    {
        var orders = new List<Placed> { await PlacedAsync(Authorized), await PlacedAsync(Authorized) };
        foreach (var order in orders) await PapersAsync(order, 1);
        await Host.ReadAsync(db => db.Invoices.ExecuteDeleteAsync());
        var year = Now.Year;
        Host.Clock.Advance(new DateTimeOffset(year, 12, 31, 23, 50, 0, TimeSpan.Zero) - Host.Clock.GetUtcNow());
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var (db, register) = (scope.ServiceProvider.GetRequiredService<OrderingDbContext>(), scope.ServiceProvider.GetRequiredService<InvoiceRegister>());
            (await register.InvoiceAsync(orders[0].Id, default))!.Number.ShouldStartWith($"INV-{year}-");
            Host.Clock.Advance(TimeSpan.FromMinutes(20));
            (await register.InvoiceAsync(orders[1].Id, default))!.Number.ShouldBe($"INV-{year + 1}-000001");
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
        }
        (await PdfAsync(orders[1])).Text.ShouldContain($"INV-{year + 1}-000001");
    }
}
