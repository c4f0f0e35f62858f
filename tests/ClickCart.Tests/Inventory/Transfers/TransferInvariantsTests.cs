using ClickCart.Inventory;

namespace ClickCart.Tests.Inventory.Transfers;

public sealed class TransferInvariantsTests(SharedShop shared) : LocationTest(shared)
{
    /// <summary>A shop of its own: its books are falsified.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task Whoever_tampers_with_what_lies_where_or_is_on_its_way_is_named()
    {
        var there = await LocationAsync();
        var (elsewhere, units, received, ended) =
            (await StockedAsync(5, there, 3), await StockedAsync(5, there, 3), await StockedAsync(5, there, 3), await StockedAsync(5, there, 3));
        (await TransferAsync(there, null, true, (received, 2))).ShouldBe(201);
        await OnTransferAsync((await TransferAsync(there, null, true, (ended, 2))).ShouldBe(201), "receive", new { });
        (await BrokenAsync()).ShouldBeEmpty();

        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == elsewhere).ExecuteUpdateAsync(s => s.SetProperty(i => i.Elsewhere, 4)));
        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockAtLocations.Where(s => s.Sku == units).ExecuteUpdateAsync(s => s.SetProperty(l => l.Units, 2)));
        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.TransferLines.Where(l => l.Sku == received).ExecuteUpdateAsync(s => s.SetProperty(l => l.Received, 1)));
        await Shop.AskAsync<InventoryDbContext, int>(db =>
            db.TransferLines.Where(l => l.Sku == ended).ExecuteUpdateAsync(s => s.SetProperty(l => l.Received, 1)));
        var broken = await BrokenAsync();
        broken.ShouldContain($"6 locations add up: {elsewhere}: 4 of 8 elsewhere, 3 at locations");
        broken.ShouldContain($"6 locations add up: {units}: 3 of 8 elsewhere, 2 at locations");
        broken.ShouldContain(row => row.StartsWith($"6 locations add up: {units}: 2 at location ") && row.EndsWith("movements 3"));
        broken.ShouldContain($"6 transfers add up: {received}: 1 in transit, 2 by the ledger");
        broken.ShouldContain(row => row.StartsWith("6 transfers add up: transfer ") && row.Contains(ended));

        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockItems.Where(i => i.Sku == units).ExecuteUpdateAsync(s => s.SetProperty(i => i.Elsewhere, 9))));
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.StockAtLocations.Where(l => l.Sku == units).ExecuteUpdateAsync(s => s.SetProperty(l => l.Units, -1))));
        await Should.ThrowAsync<Exception>(() => Shop.AskAsync<InventoryDbContext, int>(db =>
            db.TransferLines.Where(l => l.Sku == received).ExecuteUpdateAsync(s => s.SetProperty(l => l.Received, 3))));
    }
}
