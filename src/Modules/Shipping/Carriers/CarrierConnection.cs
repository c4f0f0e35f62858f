namespace ClickCart.Shipping.Carriers;

/// <summary>The carrier, as the back office shows and tests it.</summary>
internal sealed class CarrierConnection(EasyPostCarrier carrier, EasyPostSettings settings, ShippingDbContext db) : IConnection
{
    public string Name => "carrier";
    public string Label => "Carrier";
    public OutboundSettings Settings => settings;
    public string WebhookPath => "/api/v1/webhooks/easypost";

    public Task<KeyAnswer> TestKeyAsync(CancellationToken ct) => carrier.TestKeyAsync(ct);

    public Task<DateTimeOffset?> LastWebhookAsync(CancellationToken ct) =>
        db.CarrierEvents.AsNoTracking().OrderByDescending(e => e.At).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(ct);
}
