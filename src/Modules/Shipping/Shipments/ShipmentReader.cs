using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

internal sealed class ShipmentReader(ShippingDbContext db) : IShipmentReader
{
    public async Task<IReadOnlyDictionary<Guid, int>> LiveAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Shipments.Where(s => orderIds.Contains(s.OrderId) && s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed)
            .GroupBy(s => s.OrderId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    public async Task<IReadOnlyList<Guid>> StuckOrdersAsync(TimeSpan patience, CancellationToken ct)
    {
        var failing = await db.SubjectsOfFailingJobsAsync(patience, ct);
        return failing.Count == 0 ? [] : await db.Shipments.Where(s => failing.Contains(s.Id)).Select(s => s.OrderId).Distinct().ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ShipmentDetails>> OfOrderAsync(Guid orderId, CancellationToken ct)
    {
        var shipments = new List<ShipmentDetails>();
        foreach (var s in await db.Shipments.AsNoTracking().Include(s => s.Changes)
            .Where(s => s.OrderId == orderId).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct))
            shipments.Add(new(
                s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackingUrl, s.LabelUrl, s.LabelPrice, s.Alert, s.ChangedAt,
                await FindFailureAsync(s, ct), await db.JobsAboutAsync(s.Id, ct),
                s.State is ShipmentState.Failed ? s.Changes.MaxBy(c => c.Number)?.Why : null, s.Kind.Name()));
        return shipments;
    }

    public async Task<ParcelDetails?> FindParcelAsync(Guid shipmentId, CancellationToken ct) =>
        await db.FindParcelAsync(shipmentId, ct) is { } s
            ? new(s.State.Name(), s.Kind.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackingUrl)
            : null;

    private async Task<JobFailure?> FindFailureAsync(Shipment shipment, CancellationToken ct) => shipment switch
    {
        { CancelAskedAt: not null } when !ShipmentStates.IsFinal(shipment.State) =>
            await db.FindFailureAsync("The label could not be given back", new RefundLabelJob(shipment.Id, shipment.OrderNumber), ct),
        { State: ShipmentState.Pending, Kind: ShipmentKind.Carrier } =>
            await db.FindFailureAsync("The label could not be bought", new BuyLabelJob(shipment.Id, shipment.OrderNumber), ct),
        _ => null,
    };
}
