namespace ClickCart.Shipping.Shipments;

internal sealed class ShippingInvariants(ShippingDbContext db, TimeProvider clock) : IInvariants
{
    /// <summary>A label is bought or refused within the tries of its job (20 minutes); then somebody must look.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(30);

    public IEnumerable<Invariant> All =>
    [
        new("12 shipment history",
            "Every recorded change of a shipment is an edge of the state table, begins where the last ended, and ends in the present state.", HistoryAsync),
        new("13 one live label", "At most one live label per parcel, and a shipment with a label knows its tracking code.", LabelsAsync),
        new("14 one effect per carrier event", "However often the carrier reports it, a shipment enters each state once.", EffectsAsync),
        new("18 shipments move on",
            "No shipment waits longer than half an hour for a label that was asked for, or its refund, unless it is kept back; none under way is left unasked.",
            BoundsAsync),
    ];

    private async Task<IReadOnlyList<string>> HistoryAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        await foreach (var shipment in db.Shipments.AsNoTracking().Include(s => s.Changes).OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            ShipmentState? last = null;
            foreach (var change in shipment.Changes.OrderBy(c => c.Number))
            {
                if (change.From != last || !ShipmentStates.Allows(change.From, change.To))
                    broken.Add($"shipment {shipment.Id}: {change.From} to {change.To} after {last}");
                last = change.To;
            }
            if (last != shipment.State) broken.Add($"shipment {shipment.Id} is {shipment.State} but its history ends with {last}");
        }
        return broken;
    }

    private async Task<IReadOnlyList<string>> LabelsAsync(CancellationToken ct)
    {
        var doubled = await db.Shipments.Where(s => s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed)
            .GroupBy(s => new { s.OrderId, s.Part }).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(ct);
        ShipmentState[] labelled = [ShipmentState.Labelled, ShipmentState.InTransit, ShipmentState.Delivered, ShipmentState.Returned];
        var unlabelled = await db.Shipments
            .Where(s => s.Kind == ShipmentKind.Carrier && labelled.Contains(s.State) && (s.TrackingCode == null || s.CarrierShipmentId == null))
            .Select(s => s.Id).ToListAsync(ct);
        return
        [
            .. doubled.Select(p => $"order {p.OrderId} has several live shipments of its parcel {p.Part}"),
            .. unlabelled.Select(id => $"shipment {id} is on its way without a label"),
        ];
    }

    private async Task<IReadOnlyList<string>> EffectsAsync(CancellationToken ct) => await db.Changes
        .GroupBy(c => new { c.ShipmentId, c.To }).Where(g => g.Count() > 1)
        .Select(g => $"shipment {g.Key.ShipmentId} became {g.Key.To} more than once").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> BoundsAsync(CancellationToken ct)
    {
        var (now, bound) = (clock.GetUtcNow(), clock.GetUtcNow() - Bound);
        return await db.Shipments
            .Where(s => s.Kind == ShipmentKind.Carrier)
            .Where(s => (s.State == ShipmentState.Pending && s.KeptBackAt == null && s.LabelAskedAt != null && s.ChangedAt < bound)
                || (s.State == ShipmentState.Labelled && s.CancelAskedAt < bound && s.Alert == null)
                || ((s.State == ShipmentState.Labelled || s.State == ShipmentState.InTransit) && (s.AskAt == null || s.AskAt < bound)))
            .Select(s => $"shipment {s.Id} is {s.State} since {s.ChangedAt:u}, now {now:u}").ToListAsync(ct);
    }
}
