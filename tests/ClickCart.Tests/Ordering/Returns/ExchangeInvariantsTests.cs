using ClickCart.Ordering;
using ClickCart.Payments;
using ClickCart.Payments.Credits;
using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Ordering.Returns;

/// <summary>Each invariant of exchanges names what somebody has changed past the shop.</summary>
[Collection(nameof(CreditShop))]
public sealed class ExchangeInvariantsTests(CreditShop shared) : ExchangeTest(shared)
{
    // What is broken here is nobody else's.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_does_not_add_up_is_named()
    {
        var back = await SentBackAsync();
        (await ExchangeAsync(back, For((await ProductAsync(2000), 1)))).ShouldBe(200);
        var order = (await ReplacementAsync(back))["id"].GetGuid();
        var id = Guid.Parse(back.Id);
        await Eventually.TrueAsync(async () => (await OrderOfAsync(order.ToString()))["paymentStatus"].ValueEquals("captured"), "it is paid and sent");
        await PaymentAsync(back.Order, p => p.Refunds.Count == 2 && p.Refunds.All(r => r.State == "succeeded"), "the rest went back");
        await Shop.ShouldBeSoundAsync();

        await BreaksAsync("3 exchanges give what came back",
            (OrderingDbContext db) => db.Returns.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Exchanged, r => r.Exchanged + 1)),
            db => db.Returns.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Exchanged, r => r.Exchanged - 1)));
        await BreaksAsync("3 exchanges give what came back",
            (OrderingDbContext db) => db.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(s => s.SetProperty(o => o.ExchangeReturnId, (Guid?)null)),
            db => db.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(s => s.SetProperty(o => o.ExchangeReturnId, id)));
        await BreaksAsync("3 exchanges are paid by what came back",
            (PaymentsDbContext db) => db.Credits.Where(c => c.ExchangeId == order).ExecuteUpdateAsync(s => s.SetProperty(c => c.Kind, CreditKind.StoreCredit)),
            db => db.Credits.Where(c => c.ExchangeId == order).ExecuteUpdateAsync(s => s.SetProperty(c => c.Kind, CreditKind.Exchange)));
        // The database itself refuses a second order for a return.
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync(
            (OrderingDbContext db) => db.Orders.ExecuteUpdateAsync(s => s.SetProperty(o => o.ExchangeReturnId, id))));
        await Shop.ShouldBeSoundAsync();
    }

    private async Task BreaksAsync<T>(string invariant, Func<T, Task<int>> change, Func<T, Task<int>> back) where T : notnull
    {
        (await Shop.AskAsync(change)).ShouldBe(1);
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(1, text);
        text.ShouldContain(invariant);
        (await Shop.AskAsync(back)).ShouldBe(1);
    }
}
