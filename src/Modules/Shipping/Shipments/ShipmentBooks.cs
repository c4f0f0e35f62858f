using ClickCart.Kernel;
using ClickCart.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Shipping.Shipments;

internal sealed class ShipmentBooks(ShippingDbContext db) : IShipmentBooks
{
    public async IAsyncEnumerable<ShipmentEntry> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var all = db.Shipments.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.OrderId, s.State, s.TrackingCode, s.ChangedAt }).AsAsyncEnumerable();
        await foreach (var s in all.WithCancellation(ct)) yield return new(s.Id, s.OrderId, s.State.Name(), s.TrackingCode, s.ChangedAt);
    }

    public async Task<IReadOnlyList<ShipmentFile>> OfOrderAsync(Guid orderId, CancellationToken ct) =>
        [.. (await db.Shipments.AsNoTracking().Where(s => s.OrderId == orderId).OrderBy(s => s.CreatedAt).ToListAsync(ct)).Select(s => new ShipmentFile(
            s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.LabelUrl, s.LabelAmount is { } amount ? new Money(amount, s.Currency) : null, s.Alert, s.ChangedAt))];
}
