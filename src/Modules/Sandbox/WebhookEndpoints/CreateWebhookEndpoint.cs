namespace ClickCart.Sandbox.WebhookEndpoints;

/// <summary>Registers an address for the gateway's events. The answer alone holds the signing secret.</summary>
internal static class CreateWebhookEndpoint
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/webhook_endpoints"), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("api_version", "connect", "description", "enabled_events", "metadata", "url");
            var url = call.Form.Url("url") ?? throw StripeApiException.Missing("url");
            var events = call.Form.List("enabled_events");
            if (events.Count == 0) throw StripeApiException.Missing("enabled_events");

            var target = new WebhookTarget(call.NewId("we"), url, "whsec_" + call.NewSecret(), call.Now, events, [], call.Form.Filled("description"));
            call.Db.Put(target.Id, target, WebhookTarget.Link);
            return Task.FromResult(WireResponse.Json(200, Recording.Of("webhook_endpoint", new
            {
                ApiVersion = call.Form.Filled("api_version"),
                Created = target.Created.ToUnixTimeSeconds(),
                EnabledEvents = target.Events,
                Metadata = call.Form.Metadata(),
            }, target)));
        }
    }
}
