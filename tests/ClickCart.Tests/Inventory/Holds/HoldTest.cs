using ClickCart.Catalog.Contracts;
using ClickCart.Inventory;
using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Inventory;

/// <summary>Steps that the tests of stock and holds share.</summary>
public abstract class HoldTest(SharedShop shared) : ShopTest(shared)
{
    protected static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddMinutes(15);

    /// <summary>Past the grace, yet not so long that the shop's invariants take offence.</summary>
    protected static DateTimeOffset RanOut => TimeProvider.System.GetUtcNow().AddSeconds(-35);

    protected static Guid NewOrder() => Guid.CreateVersion7();

    protected Task<IReadOnlyList<StockShortage>> HoldAsync(Guid order, DateTimeOffset? until, params (string Sku, int Quantity)[] lines) =>
        Shop.AskAsync<IStockHolds, IReadOnlyList<StockShortage>>(
        holds => holds.TryHoldAsync(order, [.. lines.Select(l => new HoldLine(l.Sku, l.Quantity))], until ?? Soon, TestContext.Current.CancellationToken));

    protected Task<bool> KeepAsync(Guid order, params (string Sku, int Quantity)[] lines) => Shop.AskAsync<IStockHolds, bool>(
        holds => holds.TryKeepAsync(order, [.. lines.Select(l => new HoldLine(l.Sku, l.Quantity))], TestContext.Current.CancellationToken));

    /// <summary>As a checkout does: also beyond what is there, up to the SKU's limit.</summary>
    protected Task<StockPromise> PromiseAsync(Guid order, DateTimeOffset? until, params (string Sku, int Quantity)[] lines) =>
        Shop.AskAsync<IStockHolds, StockPromise>(holds =>
            holds.TryPromiseAsync(order, [.. lines.Select(l => new HoldLine(l.Sku, l.Quantity))], until ?? Soon, TestContext.Current.CancellationToken));

    /// <summary>How many units an order waits for, with changes of it that are not the order's yet.</summary>
    protected async Task<int> WaitsAsync(params Guid[] order) => (await Shop.AskAsync<IStockHolds, IReadOnlyList<StockWait>>(
        holds => holds.WaitsAsync(order, TestContext.Current.CancellationToken))).Sum(w => w.Quantity);

    protected async Task<string> BackorderedAsync(int units, int limit)
    {
        var sku = await StockedAsync(units);
        await AllowAsync(sku, limit);
        return sku;
    }

    protected async Task AllowAsync(string sku, int limit, DateOnly? on = null) => (await Admin.PutAsync($"/admin/stock/{sku}/backorder",
        new { limit, expectedOn = on }, (await Admin.GetAsync($"/admin/stock/{sku}")).ETag)).ShouldBe(200);

    protected async Task<(int OnHand, int Held, int Waits)> LevelsAsync(string sku)
    {
        var stock = (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200);
        return (stock["onHand"].GetInt32(), stock["held"].GetInt32(), stock["backordered"].GetInt32());
    }

    protected async Task ArriveAsync(string sku, int units) =>
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = units, reason = "Delivery" }, NewKey())).ShouldBe(201);

    protected async Task<(int OnHand, int Held)> StockAsync(string sku)
    {
        var stock = (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200);
        stock["available"].GetInt32().ShouldBe(stock["onHand"].GetInt32() - stock["held"].GetInt32());
        return (stock["onHand"].GetInt32(), stock["held"].GetInt32());
    }

    /// <summary>The rows that break an invariant of Inventory.</summary>
    protected Task<List<string>> BrokenAsync() => Shop.AskAsync<IEnumerable<IInvariants>, List<string>>(async all =>
    {
        var rows = new List<string>();
        foreach (var invariant in all.Single(i => i.GetType() == typeof(InventoryInvariants)).All)
            rows.AddRange((await invariant.Violations(TestContext.Current.CancellationToken)).Select(row => $"{invariant.Name}: {row}"));
        return rows;
    });

    /// <summary>Stock of a SKU of its own, counted in by an import: the catalogue need not know it.</summary>
    protected async Task<string> StockedAsync(int units)
    {
        var sku = "S-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        await CountAsync((sku, units));
        return sku;
    }

    protected Task CountAsync(params (string Sku, int OnHand)[] lines) => Shop.HandleAsync<CountStock, StockCounted>(Events.StockCounted("test", lines));

    /// <summary>The order's parcel is with the carrier.</summary>
    protected Task ShipAsync(Guid order) => Shop.HandleAsync<ShipHold, ShipmentDispatched>(Events.ShipmentDispatched(order));

    /// <summary>The order is cancelled.</summary>
    protected Task CancelAsync(Guid order) => Shop.HandleAsync<ReleaseCancelledHold, OrderCancelled>(Events.OrderCancelled(order));

    protected Task ReleaseExpiredAsync() => Shop.RunAsync<ReleaseExpiredHolds>();
}
