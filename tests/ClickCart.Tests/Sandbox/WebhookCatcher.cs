using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Sandbox;

/// <summary>A caught webhook: its headers and its very bytes.</summary>
public sealed record Caught(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;
    public string Id => Json.GetProperty("id").GetString()!;

    /// <summary>The event type of the gateway; the tracker's status of the carrier.</summary>
    public string What => Json.TryGetProperty("type", out var type) ? type.GetString()! : Json.GetProperty("result").GetProperty("status").GetString()!;

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>A merchant's server that takes webhooks, or refuses them as long as the test says so.</summary>
public sealed class WebhookCatcher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Caught> _caught = new();

    private WebhookCatcher(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/hooks";

    /// <summary>What it answers.</summary>
    public int Reply { get; set; } = 200;

    public IReadOnlyList<Caught> All => [.. _caught];

    public static async Task<WebhookCatcher> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var catcher = new WebhookCatcher(builder.Build());
        catcher._app.Run(catcher.TakeAsync);
        await catcher._app.StartAsync();
        return catcher;
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _caught.Enqueue(new(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        http.Response.StatusCode = Reply;
    }

    /// <summary>Waits until these have come, in whatever order.</summary>
    public Task ShouldCatchAsync(params string[] what) => Eventually.TrueAsync(
        () => Task.FromResult(what.GroupBy(w => w).All(w => _caught.Count(c => c.What == w.Key) >= w.Count())), $"webhooks come: {string.Join(", ", what)}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
