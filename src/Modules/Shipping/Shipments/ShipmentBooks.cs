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
}
