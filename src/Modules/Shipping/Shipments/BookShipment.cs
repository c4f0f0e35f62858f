using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>A confirmed order gets a shipment. The label of what a carrier brings is to be bought, unless staff buys labels by hand.</summary>
internal sealed class BookShipment(
    ShippingDbContext db, EasyPostSettings settings, IOptionsMonitor<LabelSettings> labels, ICatalog catalog, IOrderReader orders, DeliveryTable table,
    TimeProvider clock, IIds ids)
    : IEventHandler<OrderConfirmed>
{
    private static readonly Dictionary<string, CustomsFacts> None = [];

    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        if (await db.IsBookedAsync(message.OrderId, ct)) return Result.Success;
        var customs = !Parcels.PassesCustoms(settings.From, message.ShipTo) ? None : await catalog.CustomsAsync([.. message.Lines.Select(l => l.Sku)], ct);
        var by = Dispatch.Of(await table.ReadAsync(ct), message.ShippingOptionId, message.Carrier, message.Service);
        var shipment = new Shipment(ids, message, by, customs, clock.GetUtcNow());
        db.Add(shipment);
        if (by.Kind is ShipmentKind.Carrier && labels.CurrentValue.AreAutomatic)
        {
            shipment.WantLabel(clock.GetUtcNow());
            db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        }
        // No job looks how the order stands: its cancellation may have come first, when there was nothing yet to cancel.
        else if (await orders.FindAsync(message.OrderId, ct) is { Status: "cancelled" })
        {
            shipment.Cancel("order cancelled", clock.GetUtcNow());
        }
        return Result.Success;
    }
}
