namespace ClickCart.Sandbox.CarrierWebhooks;

/// <summary>Registers an address for the carrier's events.</summary>
internal static class CreateCarrierWebhook
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/webhooks"), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var request = call.Member<Request>("webhook") ?? throw EasyPostApiException.Required("webhook");
            if (string.IsNullOrEmpty(request.Url)) throw EasyPostApiException.Required("url");
            if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                throw EasyPostApiException.Invalid("url", "is not an absolute http or https address");

            var target = new WebhookTarget(call.NewId("hook"), request.Url, request.WebhookSecret ?? "", call.Now, ["*"], request.CustomHeaders ?? []);
            call.Db.Put(target.Id, target, WebhookTarget.Link);
            return Task.FromResult(WireResponse.Json(201, target.ToWire()));
        }
    }

    private sealed record Request(string? Url, string? WebhookSecret, IReadOnlyList<CustomHeader>? CustomHeaders);
}
