using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>What can be wrong in the books of Inventory and Shipping.</summary>
internal static class StockBreaches
{
    private const string Ledger = "6 ledger adds up";
    private const string History = "12 shipment history";

    public static IEnumerable<Breach> All =>
    [
        new(Ledger, b => Item(b, b.Story.Delivered.Sku).ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, i => i.OnHand + 7)), s => s.Delivered.Sku,
            "8 stock is conserved"),
        new("8 stock is conserved", b => Moved(b, MovementKind.Received, MovementKind.Adjusted)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Delta, m => m.Delta + 1).SetProperty(m => m.Balance, m => m.Balance + 1)), s => s.Delivered.Sku,
            Ledger, "6 ledger runs on"),
        new("6 ledger runs on", b => Moved(b, MovementKind.Shipped).ExecuteUpdateAsync(s => s.SetProperty(m => m.Balance, m => m.Balance + 1)),
            s => s.Delivered.Sku),
        new("6 locations add up", b => b.Inventory.StockAtLocations.Where(l => l.Sku == b.Story.MovedSku)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Units, l => l.Units + 1)), s => s.MovedSku),
        new("6 transfers add up", b => b.Inventory.TransferLines.ExecuteUpdateAsync(s => s.SetProperty(l => l.Quantity, l => l.Quantity + 1)), s => s.MovedSku),
        new("7 held is covered", b => Item(b, b.Story.Delivered.Sku).ExecuteUpdateAsync(s => s.SetProperty(i => i.Held, i => i.Held + 1)),
            s => s.Delivered.Sku),
        new("7 what waits adds up", b => Item(b, b.Story.Waiting.Sku).ExecuteUpdateAsync(s => s.SetProperty(i => i.Backordered, i => i.Backordered + 1)),
            s => s.Waiting.Sku),
        new("9 holds ship what was held", b => Held(b, b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.State, HoldState.Released)),
            s => s.Delivered.Id),
        new("9 returned at most shipped", b => Held(b, b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.OrderId, Guid.NewGuid())),
            s => s.Delivered.Id),
        new("9 shipped as ordered", b => Moved(b, MovementKind.Shipped).ExecuteUpdateAsync(s => s.SetProperty(m => m.Reference, Guid.NewGuid().ToString())),
            s => s.Delivered.Sku, "9 returned at most shipped"),
        new("10 no hold outlives its expiry", b => Held(b, b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.ExpiresAt, Books.LongAgo)),
            s => s.Transfer.Id, "10 holds end"),
        new("10 holds end", b => Held(b, b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.OrderId, b.Story.Replacement.Id)),
            s => s.Replacement.Id),
        new("9 allocated as ordered", b => Parcel(b, b.Story.Delivered.Id).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.Contents, [new ParcelItem(b.Story.Delivered.Sku, "one", 5, 1)])), s => s.Delivered.Number),
        new("13 shipped means paid and labelled", b => Parcel(b, b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.OrderId, Guid.NewGuid())),
            s => s.Delivered.Number),
        new(History, b => Second(b).ExecuteDeleteAsync(), _ => "shipment"),
        new("13 one live label", b => Parcel(b, b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.OrderId, b.Story.Replacement.Id)),
            s => s.Replacement.Id)
        { IsRefused = true },
        new("14 one effect per carrier event",
            b => Second(b).ExecuteUpdateAsync(s => s.SetProperty(c => c.To, ShipmentState.Delivered)), _ => "more than once") { IsRefused = true },
        new("18 shipments move on", b => Parcel(b, b.Story.Waiting.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.KeptBackAt, (DateTimeOffset?)null)
            .SetProperty(p => p.LabelAskedAt, Books.LongAgo).SetProperty(p => p.ChangedAt, Books.LongAgo)), _ => "is Pending"),
    ];

    private static IQueryable<StockItem> Item(Books b, string sku) => b.Inventory.StockItems.Where(i => i.Sku == sku);

    private static IQueryable<StockMovement> Moved(Books b, params MovementKind[] kinds) =>
        b.Inventory.Movements.Where(m => m.Sku == b.Story.Delivered.Sku && kinds.Contains(m.Kind));

    private static IQueryable<StockHold> Held(Books b, Guid order) => b.Inventory.Holds.Where(h => h.OrderId == order);

    private static IQueryable<Shipment> Parcel(Books b, Guid order) => b.Shipping.Shipments.Where(p => p.OrderId == order);

    private static IQueryable<ShipmentChange> Second(Books b) =>
        b.Shipping.Changes.Where(c => c.Number == 2 && b.Shipping.Shipments.Any(p => p.Id == c.ShipmentId && p.OrderId == b.Story.Delivered.Id));
}
