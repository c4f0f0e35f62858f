using ClickCart.Sandbox.PaymentIntents;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.WebhookEndpoints;

/// <summary>Registers an address for the gateway's events. The answer alone holds the signing secret.</summary>
internal static class CreateWebhookEndpoint
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapStripe("POST", "/webhook_endpoints", HandleAsync);
    }

    private static Task<WireResponse> HandleAsync(StripeCall call)
    {
        call.Form.Allow("api_version", "connect", "description", "enabled_events", "metadata", "url");
        var url = call.Form.Url("url") ?? throw StripeApiException.Missing("url");
        var events = call.Form.List("enabled_events");
        if (events.Count == 0) throw StripeApiException.Missing("enabled_events");

        var target = new WebhookTarget(call.NewId("we"), url, "whsec_" + call.NewSecret(), call.Now, events, [], call.Form.Filled("description"));
        call.Db.Put(target.Id, target, WebhookTarget.Link);
        return Task.FromResult(WireResponse.Json(200, new
        {
            target.Id,
            Object = "webhook_endpoint",
            ApiVersion = call.Form.Filled("api_version"),
            Application = (string?)null,
            Created = target.Created.ToUnixTimeSeconds(),
            target.Description,
            EnabledEvents = target.Events,
            Livemode = false,
            Metadata = call.Form.Metadata(),
            target.Secret,
            Status = "enabled",
            target.Url,
        }));
    }
}
