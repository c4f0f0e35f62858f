using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

internal sealed class ShipmentReader(ShippingDbContext db) : IShipmentReader
{
    public async Task<IReadOnlyDictionary<Guid, int>> LiveAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Shipments.Where(s => orderIds.Contains(s.OrderId) && s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed)
            .GroupBy(s => s.OrderId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    public async Task<IReadOnlyList<(Guid OrderId, string Sku, int Quantity)>> AllocatedAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct)
    {
        var parcels = await db.Shipments.AsNoTracking().Where(s => orderIds.Contains(s.OrderId))
            .Where(s => s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed && s.State != ShipmentState.Resent)
            // About to be given back; what staff voids is packed anew.
            .Where(s => s.CancelAskedAt == null || s.VoidedBy != null || (s.State != ShipmentState.Pending && s.State != ShipmentState.Labelled))
            .Where(s => s.Alert != FollowEditedOrder.LeftBefore && s.Alert != FollowEditedOrder.PackedBefore && s.Alert != CancelGivenUpParcels.LeftAllTheSame)
            .Select(s => new { s.OrderId, s.Contents }).ToListAsync(ct);
        return [.. parcels.SelectMany(p => p.Contents, (p, c) => (p.OrderId, c.Sku, c.Quantity)).GroupBy(c => (c.OrderId, c.Sku))
            .Select(g => (g.Key.OrderId, g.Key.Sku, g.Sum(c => c.Quantity)))];
    }

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
                s.State is ShipmentState.Failed ? s.Changes.MaxBy(c => c.Number)?.Why : null, s.Kind.Name())
            {
                Part = s.Part,
                IsPartial = s.IsPartial,
                Contents = [.. s.Contents.Select(c => new ParcelContent(c.Sku, c.Name, c.Quantity))],
                CanBeSplit = s.CanBeSplit,
                CanBeVoided = s.CanBeVoided,
                CanBeResent = s.CanBeResent,
                CanBeLabelled = s is { State: ShipmentState.Pending, Kind: ShipmentKind.Carrier, LabelAskedAt: null, KeptBackAt: null, CancelAskedAt: null },
            });
        return shipments;
    }

    public async Task<ParcelDetails?> FindParcelAsync(Guid shipmentId, CancellationToken ct) =>
        await db.FindParcelAsync(shipmentId, ct) is { } s
            ? new(s.State.Name(), s.Kind.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackingUrl,
                s.IsPartial ? [.. s.Contents.Select(c => new ParcelLine(c.Sku, c.Quantity))] : null)
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
