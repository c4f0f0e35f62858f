using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping;

/// <summary>
/// Finding one shipment, compiled: every job and every webhook does it. Asked through <see cref="ShippingDbContext"/>. One instance per process,
/// because a compiled query belongs to one model.
/// </summary>
internal sealed class ShippingQueries
{
    public Func<ShippingDbContext, Guid, CancellationToken, Task<Shipment>> ShipmentToChange { get; } = EF.CompileAsyncQuery(
        (ShippingDbContext db, Guid id, CancellationToken ct) => db.Shipments.Single(s => s.Id == id));

    public Func<ShippingDbContext, Guid, CancellationToken, Task<bool>> IsBooked { get; } = EF.CompileAsyncQuery(
        (ShippingDbContext db, Guid orderId, CancellationToken ct) => db.Shipments.Any(s => s.OrderId == orderId));

    public Func<ShippingDbContext, string?, string?, CancellationToken, Task<KnownShipment?>> KnownOf { get; } = EF.CompileAsyncQuery(
        (ShippingDbContext db, string? carrierId, string? code, CancellationToken ct) => db.Shipments
            .Where(s => (carrierId != null && s.CarrierShipmentId == carrierId) || (code != null && s.TrackingCode == code))
            .Select(s => new KnownShipment(s.Id, s.OrderNumber, s.State, s.TrackerStatus)).FirstOrDefault());

    public Func<ShippingDbContext, Guid, CancellationToken, Task<ParcelRow?>> ParcelOf { get; } = EF.CompileAsyncQuery(
        (ShippingDbContext db, Guid id, CancellationToken ct) => db.Shipments
            .Where(s => s.Id == id).Select(s => new ParcelRow(s.State, s.Kind, s.Carrier, s.Service, s.TrackingCode, s.TrackingUrl)
            { IsPartial = s.IsPartial, Contents = s.Contents }).FirstOrDefault());

    public Func<ShippingDbContext, string, CancellationToken, Task<bool>> IsKnownEvent { get; } = EF.CompileAsyncQuery(
        (ShippingDbContext db, string id, CancellationToken ct) => db.CarrierEvents.Any(e => e.Id == id));
}

/// <summary>What a webhook is judged by: the carrier's last word that we know of.</summary>
internal sealed record KnownShipment(Guid Id, string OrderNumber, ShipmentState State, string? TrackerStatus);

/// <summary>What a mail says of a parcel.</summary>
internal sealed record ParcelRow(ShipmentState State, ShipmentKind Kind, string Carrier, string Service, string? TrackingCode, string? TrackingUrl)
{
    public bool IsPartial { get; init; }
    public IReadOnlyList<ParcelItem> Contents { get; init; } = [];
}
