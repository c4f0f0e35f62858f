using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

internal sealed class ShipmentBooks(ShippingDbContext db) : IShipmentBooks
{
    public async IAsyncEnumerable<ShipmentEntry> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var all = db.Shipments.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.OrderId, s.State, s.TrackingCode, s.ChangedAt }).AsAsyncEnumerable();
        await foreach (var s in all.WithCancellation(ct)) yield return new(s.Id, s.OrderId, s.State.Name(), s.TrackingCode, s.ChangedAt);
    }

    public async Task<IReadOnlyList<ShipmentFile>> OfOrderAsync(Guid orderId, CancellationToken ct)
    {
        var files = new List<ShipmentFile>();
        foreach (var s in await db.Shipments.AsNoTracking().Where(s => s.OrderId == orderId).OrderBy(s => s.CreatedAt).ToListAsync(ct))
            files.Add(new(
                s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackingUrl, s.LabelUrl, s.LabelAmount is { } amount ? new Money(amount, s.Currency) : null, s.Alert, s.ChangedAt,
                await TroubleAsync(s, ct), await db.JobsAboutAsync(s.Id, ct)));
        return files;
    }

    private async Task<Trouble?> TroubleAsync(Shipment shipment, CancellationToken ct) => shipment switch
    {
        { CancelAskedAt: not null } when !ShipmentStates.IsFinal(shipment.State) =>
            await db.TroubleAsync("The label could not be given back", new RefundLabelJob(shipment.Id, shipment.OrderNumber), ct),
        { State: ShipmentState.Pending } => await db.TroubleAsync("The label could not be bought", new BuyLabelJob(shipment.Id, shipment.OrderNumber), ct),
        _ => null,
    };
}
