using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>Buys the labels of each of many orders: of all its parcels that wait for one.</summary>
internal sealed class BulkLabels(ShippingDbContext db, TimeProvider clock) : IBulkDeed
{
    public string Name => "buyLabels";
    public string Label => "Buy labels";
    public Permission Needs => Permissions.Fulfil;

    public Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct) => db.CommitAsync<Result<BulkProgress>>(async () =>
    {
        var parcels = await OfOrder(orderId).ToListAsync(ct);
        if (parcels.Count == 0) return Nothing;
        foreach (var parcel in parcels.Where(IsWaiting))
        {
            if (parcel.AskForLabel(by, clock.GetUtcNow()).Error is { } refused) return refused;
            await db.EnsureEnqueuedAsync(new BuyLabelJob(parcel.Id, parcel.OrderNumber), ct);
        }
        return ProgressOf(parcels);
    }, ct);

    public async Task<Result<BulkProgress>> LookAsync(Guid orderId, CancellationToken ct)
    {
        var parcels = await OfOrder(orderId).AsNoTracking().ToListAsync(ct);
        foreach (var parcel in parcels.Where(IsWaiting))
        {
            if (await db.FindFailureAsync("The label could not be bought", new BuyLabelJob(parcel.Id, parcel.OrderNumber), ct) is { NextTryAt: null } failed)
                return Error.NotYet($"{failed.What}: {failed.Why}");
            if (parcel.KeptBackAt is not null) return Error.NotYet($"It is kept back{(parcel.KeptBackFor is null ? "." : $": {parcel.KeptBackFor}")}");
        }
        return ProgressOf(parcels);
    }

    /// <summary>Each part once: the newest try. What ended with the order is none.</summary>
    private IQueryable<Shipment> OfOrder(Guid orderId) =>
        db.Shipments.Where(s => s.OrderId == orderId && s.State != ShipmentState.Resent).OrderBy(s => s.CreatedAt);

    private static bool IsWaiting(Shipment parcel) => parcel.State is ShipmentState.Pending && parcel.Contents.Count > 0;

    private static Result<BulkProgress> ProgressOf(List<Shipment> parcels)
    {
        var newest = parcels.GroupBy(p => p.Part).Select(p => p.Last()).ToList();
        if (newest.Exists(p => p.State is ShipmentState.Failed)) return Error.NotYet("The carrier refused it. Put its delivery right first.");
        if (newest.Exists(IsWaiting)) return BulkProgress.UnderWay;
        return newest.Exists(p => p.State is not ShipmentState.Cancelled) ? BulkProgress.Done : Nothing;
    }

    private static readonly Error Nothing = Error.NotYet("There is nothing to ship of it: an order is shipped once it is confirmed.");
}
