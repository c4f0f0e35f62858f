using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace ClickCart.Sandbox.Webhooks;

/// <summary>The HTTP side of a delivery: signed as the provider signs, and forged or doubled when a fault says so.</summary>
internal sealed class WebhookPost(IHttpClientFactory clients, TimeProvider clock, IIds ids, ILogger<WebhookPost> log)
{
    public const string Client = "sandbox-webhooks";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>True when the target took it (2xx).</summary>
    public async Task<bool> DeliverAsync(Delivery row, WebhookTarget target, FaultKind? fault, CancellationToken stop)
    {
        if (fault == FaultKind.Forge) await PostAsync(target, Forged(row.Body), ids.Secret(), stop);
        if (fault != FaultKind.Duplicate) return await PostAsync(target, row.Body, target.Secret, stop);
        var both = await Task.WhenAll(PostAsync(target, row.Body, target.Secret, stop), PostAsync(target, row.Body, target.Secret, stop));
        return both.All(accepted => accepted);
    }

    private async Task<bool> PostAsync(WebhookTarget target, byte[] body, string secret, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        if (target.IsCarriers) request.Headers.TryAddWithoutValidation("X-Hmac-Signature", Signatures.EasyPost(secret, body));
        else request.Headers.TryAddWithoutValidation("Stripe-Signature", Signatures.Stripe(secret, clock.GetUtcNow(), body));
        foreach (var header in target.Headers) request.Headers.TryAddWithoutValidation(header.Name, header.Value);

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            log.LogDebug(e, "Webhook to {Target} not delivered", target.Id);
            return false;
        }
    }

    /// <summary>A forged event: another id, so that a receiver that stores it is found out.</summary>
    private byte[] Forged(byte[] body)
    {
        var forged = JsonNode.Parse(body)!;
        forged["id"] = $"evt_{ids.New():N}";
        return WireJson.Write(forged);
    }
}
