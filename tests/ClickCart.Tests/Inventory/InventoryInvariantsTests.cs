using ClickCart.Inventory;

namespace ClickCart.Tests.Inventory;

public sealed class InventoryInvariantsTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: its ledger is falsified.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task Whoever_tampers_with_the_books_is_named_and_the_worst_is_refused_by_the_database()
    {
        var (more, held) = (await StockedAsync(5), await StockedAsync(5));
        await HoldAsync(NewOrder(), null, (held, 1));
        await Shop.AskAsync<InventoryDbContext, int>(db => db.StockItems.Where(i => i.Sku == more).ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, 6)));
        await Shop.AskAsync<InventoryDbContext, int>(db => db.StockItems.Where(i => i.Sku == held).ExecuteUpdateAsync(s => s.SetProperty(i => i.Held, 3)));
        var broken = await BrokenAsync();
        broken.ShouldContain($"6 ledger adds up: {more}: on hand 6, movements 5");
        broken.ShouldContain($"8 stock is conserved: {more}: came in 5, on hand 6, shipped 0");
        broken.ShouldContain($"7 held is covered: {held}: held 3, live holds 1, on hand 5");

        var waited = await BackorderedAsync(1, 5);
        var order = NewOrder();
        await PromiseAsync(order, null, (waited, 3));
        (await BrokenAsync()).ShouldNotContain(row => row.Contains(waited));
        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == waited).ExecuteUpdateAsync(s => s.SetProperty(i => i.Backordered, 4)));
        (await BrokenAsync()).ShouldContain($"7 what waits adds up: {waited}: backordered 4, orders wait for 2, on hand 1, held 1");
        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == waited).ExecuteUpdateAsync(s => s.SetProperty(i => i.Backordered, 2)));
        // Nothing is available while somebody waits, and nobody waits for more than was ordered.
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == waited).ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, 2))));
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.Holds.Where(h => h.OrderId == order).ExecuteUpdateAsync(s => s.SetProperty(h => h.Backordered, 4))));

        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == more).ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, -1))));
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == more).ExecuteUpdateAsync(s => s.SetProperty(i => i.Held, 7))));
    }
}
