using ClickCart.Ordering;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments;

namespace ClickCart.Tests.Ordering.Supplements;

/// <summary>Each invariant of supplements names what somebody has changed past the shop.</summary>
public sealed class SupplementInvariantsTests(SharedShop shared) : SupplementTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Shipping:BuyLabels", "Manual"));

    [Fact]
    public async Task Whatever_is_changed_past_the_payments_and_the_orders_is_named()
    {
        var (order, sku) = await OrderedAsync("Confirmation");
        (await PayAsync(await AskedAsync(order, sku))).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        var (open, its) = await OrderedAsync();
        await AskedAsync(open, its);
        await Shop.ShouldBeSoundAsync();
        var (id, openId) = (order["id"].GetGuid(), open["id"].GetGuid());

        await BreaksAsync("3 supplements are parts of their orders' payments",
            (PaymentsDbContext db) => db.Payments.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Supplemented, p => p.Supplemented - 5)),
            db => db.Payments.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Supplemented, p => p.Supplemented + 5)));
        var used = await Shop.AskAsync((PaymentsDbContext db) => db.Payments.Where(p => p.SupplementOf == id).Select(p => p.UsedAt).SingleAsync());
        await BreaksAsync("4 supplements are used or given back",
            (PaymentsDbContext db) => db.Payments.Where(p => p.SupplementOf == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.UsedAt, (DateTimeOffset?)null)
                .SetProperty(p => p.ChangedAt, p => Shop.Clock.GetUtcNow().AddHours(-1))),
            db => db.Payments.Where(p => p.SupplementOf == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.UsedAt, used)));
        await BreaksAsync("4 supplements are changes of their orders",
            (OrderingDbContext db) => db.Supplements.Where(s => s.OrderId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Difference, p => p.Difference + 5)),
            db => db.Supplements.Where(s => s.OrderId == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Difference, p => p.Difference - 5)));
        await BreaksAsync("18 supplements end",
            (OrderingDbContext db) => db.Supplements.Where(s => s.OrderId == openId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Round, p => p.Round + 1)),
            db => db.Supplements.Where(s => s.OrderId == openId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Round, p => p.Round - 1)));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_was_paid_by_credit_or_by_hand_is_not_changed_past_the_ledgers_either()
    {
        var card = await GiftCardAsync(20000);
        var (order, sku) = await OrderedAsync();
        (await PayAsync(await AskedAsync(order, sku), null, [card.Code])).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        var (marked, its) = await OrderedAsync();
        (await MarkAsync(marked, (await AskAsync(marked, its)).ShouldBe(201))).ShouldBe(200);
        await SupplementUntilAsync(marked, "carriedOut");
        await Shop.ShouldBeSoundAsync();
        Task<Guid> OfAsync(Guid id) => Shop.AskAsync((PaymentsDbContext db) => db.Payments.Where(p => p.SupplementOf == id).Select(p => p.Id).SingleAsync());
        var (credited, byHand) = (await OfAsync(order["id"].GetGuid()), await OfAsync(marked["id"].GetGuid()));

        await BreaksAsync("3 credit pays what orders took",
            (PaymentsDbContext db) => db.Payments.Where(p => p.Id == credited).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, p => p.CreditUsed - 5)),
            db => db.Payments.Where(p => p.Id == credited).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, p => p.CreditUsed + 5)));
        var used = await Shop.AskAsync((PaymentsDbContext db) => db.Payments.Where(p => p.Id == credited).Select(p => p.CreditUsed).SingleAsync());
        await BreaksAsync("3 credit pays what orders took",
            (PaymentsDbContext db) => db.Payments.Where(p => p.Id == credited).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, 0L)),
            db => db.Payments.Where(p => p.Id == credited).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreditUsed, used)));
        await BreaksAsync("4 manual payments stay at home",
            (PaymentsDbContext db) => db.Ledger.Where(l => EF.Property<Guid>(l, "PaymentId") == byHand)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.Reference, "none")),
            db => db.Ledger.Where(l => EF.Property<Guid>(l, "PaymentId") == byHand).ExecuteUpdateAsync(s => s.SetProperty(l => l.Reference, "B-7")));
        await BreaksAsync("4 manual payments stay at home",
            (PaymentsDbContext db) => db.Payments.Where(p => p.Id == byHand)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Captured, p => p.Captured - 5)),
            db => db.Payments.Where(p => p.Id == byHand).ExecuteUpdateAsync(s => s.SetProperty(p => p.Captured, p => p.Captured + 5)));
        await Shop.ShouldBeSoundAsync();
    }

    private async Task BreaksAsync<TDb>(string invariant, Func<TDb, Task<int>> change, Func<TDb, Task<int>> back) where TDb : notnull
    {
        (await Shop.AskAsync(change)).ShouldBe(1);
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(1, text);
        text.ShouldContain(invariant);
        (await Shop.AskAsync(back)).ShouldBe(1);
    }
}
