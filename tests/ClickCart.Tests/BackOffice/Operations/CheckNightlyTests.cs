using ClickCart.BackOffice;
using ClickCart.BackOffice.Operations;
using ClickCart.Inventory;

namespace ClickCart.Tests.BackOffice.Operations;

/// <summary>In a shop of its own, whose books are spoilt.</summary>
public sealed class CheckNightlyTests(CheckNightlyTests.Own shared) : ShopTest(shared), IClassFixture<CheckNightlyTests.Own>
{
    public sealed class Own() : SharedShop(("ClickCart:TimeZone", "UTC"));

    [Fact]
    public async Task What_does_not_hold_is_told_by_name_and_what_holds_is_not()
    {
        var sku = await ProductAsync(stock: 4);
        await Shop.RunAsync<CheckNightly>();
        (await ToldAsync()).ShouldBeEmpty();
        await Shop.AskAsync((InventoryDbContext db) => db.StockItems.Where(i => i.Sku == sku).ExecuteUpdateAsync(set => set.SetProperty(i => i.OnHand, 5)));
        await Shop.RunAsync<CheckNightly>();
        (await ToldAsync()).ShouldHaveSingleItem().ShouldContain("6 ledger adds up");
    }

    private Task<List<string>> ToldAsync() => Shop.AskAsync((BackOfficeDbContext db) =>
        db.Outbox.Where(m => m.Name == "platform.invariants-broken.v1").Select(m => m.Payload).ToListAsync());
}
