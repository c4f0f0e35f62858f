using ClickCart.Payments;

namespace ClickCart.Tests.Payments.Credits;

/// <summary>Each invariant of gift cards and store credit names what somebody has changed past the shop.</summary>
public sealed class CreditInvariantsTests(SharedShop shared) : CreditsTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task Whatever_is_changed_past_the_ledgers_is_named()
    {
        var card = await CardAsync(1000);
        var id = Guid.Parse(card.Id);
        var order = await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", card.Code);
        var orderId = order["id"].GetGuid();
        await DeliveredAsync(Guest, order);
        await Shop.ShouldBeSoundAsync();

        (await TamperAsync(db => db.CreditUses.Where(u => u.OrderId == orderId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.ExpiresAt, (DateTimeOffset?)null)))).ShouldBe(1, "It counts as settled from here on.");
        // The database itself refuses a balance below zero.
        await Should.ThrowAsync<Exception>(() =>
            TamperAsync(db => db.Credits.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Balance, -1L))));
        await BreaksAsync("3 credit ledger adds up",
            db => db.Credits.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Balance, c => c.Balance + 5)),
            db => db.Credits.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Balance, c => c.Balance - 5)));
        await BreaksAsync("3 credit uses are in the ledger",
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.Taken, u => u.Taken + 5)),
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.Taken, u => u.Taken - 5)));
        await BreaksAsync("3 credit pays what orders took",
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.Returned, 5L)),
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.Returned, 0L)));
        await BreaksAsync("5 gateway agrees",
            db => db.Payments.Where(p => p.Id == orderId).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, p => p.CreditUsed - 5)),
            db => db.Payments.Where(p => p.Id == orderId).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, p => p.CreditUsed + 5)));
        await RefundAsync(order, 100);
        await PaymentAsync(order, p => p.Refunds.All(r => r.State == "succeeded"), "it went back");
        await BreaksAsync("3 credit and gateway pay what is captured",
            db => db.Payments.Where(p => p.Id == orderId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Credited, 5L)),
            db => db.Payments.Where(p => p.Id == orderId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Credited, 0L)));
        var longAgo = Shop.Clock.GetUtcNow().AddHours(-3);
        await BreaksAsync("18 credit is not held for nothing",
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.ExpiresAt, longAgo)),
            db => db.CreditUses.Where(u => u.OrderId == orderId).ExecuteUpdateAsync(s => s.SetProperty(u => u.ExpiresAt, (DateTimeOffset?)null)));
        await Shop.ShouldBeSoundAsync();
    }

    private async Task BreaksAsync(
        string invariant, Func<PaymentsDbContext, Task<int>> change, Func<PaymentsDbContext, Task<int>> back)
    {
        (await TamperAsync(change)).ShouldBe(1);
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(1, text);
        text.ShouldContain(invariant);
        (await TamperAsync(back)).ShouldBe(1);
    }
}
