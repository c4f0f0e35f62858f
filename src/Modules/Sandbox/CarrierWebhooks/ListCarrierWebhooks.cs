namespace ClickCart.Sandbox.CarrierWebhooks;

/// <summary>The addresses that are registered for the carrier's events.</summary>
internal static class ListCarrierWebhooks
{
    internal sealed class Endpoint() : EasyPostEndpoint("GET", "/webhooks"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var targets = (await call.Db.Documents.AsNoTracking().Where(d => d.Link == WebhookTarget.Link).ToListAsync()).Select(d => d.Read<WebhookTarget>());
            return WireResponse.Json(200, new { Webhooks = targets.Where(t => t.IsCarriers).Select(t => t.ToWire()).ToArray() });
        }
    }
}
