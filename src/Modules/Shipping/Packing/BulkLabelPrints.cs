using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>The labels of many orders in one file: each is fetched from the carrier as PDF, then they are put together.</summary>
internal sealed class BulkLabelPrints(ShippingDbContext db, EasyPostCarrier carrier, LabelDownloads downloads, TimeProvider clock) : IBulkPapers
{
    public string Name => "printLabels";
    public string Label => "Print labels";
    public Permission Needs => Permissions.ReadShipping;

    public async Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct)
    {
        var parcels = await Labelled([orderId]).ToListAsync(ct);
        if (parcels.Count == 0) return Error.NotYet("It has no label of a carrier.");
        var all = parcels.ConvertAll(p => p.Id);
        // One that goes soon is fetched anew: there shall be time to print it.
        var fresh = clock.GetUtcNow() - (LabelFile.Kept / 2);
        var known = await db.LabelFiles.Where(f => all.Contains(f.ShipmentId) && f.At > fresh).Select(f => new { f.ShipmentId, f.Url }).ToListAsync(ct);
        var fetched = new List<LabelFile>();
        foreach (var parcel in parcels.Where(p => !known.Exists(f => f.ShipmentId == p.Id && f.Url == p.LabelUrl)))
        {
            var drawn = await carrier.DrawAsPdfAsync(parcel.CarrierShipmentId!, ct);
            var url = drawn is Outcome<CarrierShipment>.Succeeded { Value.PostageLabel.LabelPdfUrl: { } found } ? found : null;
            if (url is null || await downloads.FetchAsync(url, ct) is not { } file || !PaperPress.CanJoin(file))
                return Error.NotYet($"The carrier did not give its label as PDF. {drawn.Doubt ?? "Print it from the order's page."}");
            fetched.Add(new() { ShipmentId = parcel.Id, Url = parcel.LabelUrl, Content = file, At = clock.GetUtcNow() });
        }
        return await db.CommitAsync<Result<BulkProgress>>(async () =>
        {
            var ids = fetched.ConvertAll(f => f.ShipmentId);
            await db.LabelFiles.Where(f => ids.Contains(f.ShipmentId)).ExecuteDeleteAsync(ct);
            db.AddRange(fetched);
            return BulkProgress.Done;
        }, ct);
    }

    public async Task<Result<BulkFile>> PrintAsync(IReadOnlyList<Guid> orderIds, CancellationToken ct)
    {
        var parcels = await Labelled(orderIds).Select(s => new { s.Id, s.OrderId, s.CreatedAt }).ToListAsync(ct);
        var all = parcels.ConvertAll(p => p.Id);
        var files = await db.LabelFiles.AsNoTracking().Where(f => all.Contains(f.ShipmentId)).ToDictionaryAsync(f => f.ShipmentId, ct);
        var gone = parcels.Where(p => !files.ContainsKey(p.Id)).Select(p => p.OrderId).Distinct().Count();
        if (gone > 0 || files.Count == 0)
            return Error.NotFound("label") with { Detail = "Some of the labels have been replaced since, or are not kept any more. Print them anew." };
        var inOrder = from order in orderIds
                      join parcel in parcels on order equals parcel.OrderId
                      select files[parcel.Id].Content;
        return new BulkFile("labels.pdf", PaperPress.Joined([.. inOrder], "Labels")!);
    }

    private IQueryable<Shipment> Labelled(IReadOnlyList<Guid> orders) => db.Shipments.AsNoTracking()
        .Where(s => orders.Contains(s.OrderId) && s.Kind == ShipmentKind.Carrier && s.CarrierShipmentId != null && s.CancelAskedAt == null)
        .Where(s => s.State == ShipmentState.Labelled || s.State == ShipmentState.InTransit || s.State == ShipmentState.Delivered)
        .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id);
}
