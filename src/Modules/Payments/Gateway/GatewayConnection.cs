namespace ClickCart.Payments.Gateway;

/// <summary>The gateway, as the back office shows and tests it.</summary>
internal sealed class GatewayConnection(StripeGateway gateway, StripeSettings settings, PaymentsDbContext db) : IConnection
{
    public string Name => "gateway";
    public string Label => "Payment gateway";
    public OutboundSettings Settings => settings;
    public string WebhookPath => "/api/v1/webhooks/stripe";

    public Task<KeyAnswer> TestKeyAsync(CancellationToken ct) => gateway.TestKeyAsync(ct);

    public Task<DateTimeOffset?> LastWebhookAsync(CancellationToken ct) =>
        db.StripeEvents.AsNoTracking().OrderByDescending(e => e.ReceivedAt).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(ct);
}
