using ClickCart.Sandbox.Shipments;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.CarrierWebhooks;

/// <summary>Registers an address for the carrier's events.</summary>
internal static class CreateCarrierWebhook
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("POST", "/webhooks", HandleAsync);
    }

    private sealed record Request(string? Url, string? WebhookSecret, IReadOnlyList<CustomHeader>? CustomHeaders);

    private static Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        var request = call.Member<Request>("webhook") ?? throw EasyPostApiException.Required("webhook");
        if (string.IsNullOrEmpty(request.Url)) throw EasyPostApiException.Required("url");
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw EasyPostApiException.Invalid("url", "is not an absolute http or https address");

        var target = new WebhookTarget(call.NewId("hook"), request.Url, request.WebhookSecret ?? "", call.Now, ["*"], request.CustomHeaders ?? []);
        call.Db.Put(target.Id, target, WebhookTarget.Link);
        return Task.FromResult(WireResponse.Json(201, new
        {
            target.Id,
            Object = "Webhook",
            Mode = "test",
            target.Url,
            CreatedAt = EasyPostShapes.Time(target.Created),
            DisabledAt = (string?)null,
            CustomHeaders = target.Headers,
        }));
    }
}
