using System.Text.Json;
using ClickCart.Sandbox.Faults;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>What every call to the carrier goes through: the line's faults, the API key, and one save at the end.</summary>
internal sealed class EasyPostDoor(
    SandboxDbContext db, Line line, IDatabase database, WebhookTargets targets, SandboxSettings settings, ServerAddress address, TimeProvider clock, IIds ids)
{
    public const string Root = "/sandbox/easypost";

    public Task ServeAsync(HttpContext http, Func<EasyPostCall, Task<Answer>> handle) => line.CarryAsync(http, FaultTarget.Easypost, fault => AnswerAsync(http, fault, handle));

    private async Task<Answer> AnswerAsync(HttpContext http, Fault? fault, Func<EasyPostCall, Task<Answer>> handle)
    {
        try
        {
            if (ApiKey.Of(http.Request) is null) throw EasyPostRefusal.Unauthorized;
            var body = await BodyAsync(http);
            var call = new EasyPostCall(db, body, http.Request.RouteValues["id"] as string ?? "", targets, settings, address.Public + Root, clock, ids);
            var answer = fault?.Kind == FaultKind.Status ? EasyPostRefusal.Injected(fault.Status ?? 500).ToAnswer() : await handle(call);
            await db.SaveChangesAsync();
            await line.LingerAsync(http, fault);
            return answer;
        }
        catch (EasyPostRefusal refusal)
        {
            return refusal.ToAnswer();
        }
        catch (DbUpdateConcurrencyException)
        {
            return EasyPostRefusal.Busy.ToAnswer();
        }
        catch (Exception e) when (database.IsTransient(e))
        {
            return EasyPostRefusal.Unavailable.ToAnswer();
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.ContentLength is 0 || (http.Request.ContentLength is null && http.Request.ContentType is null)) return default;
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            throw EasyPostRefusal.Malformed;
        }
    }
}

/// <summary>How slices map their routes at the carrier.</summary>
internal static class EasyPostRoutes
{
    /// <summary>Maps a call below <c>/sandbox/easypost/v2</c>. The carrier's API key, not the shop's accounts, decides who may.</summary>
    public static void MapEasyPost(this IEndpointRouteBuilder app, string method, string path, Func<EasyPostCall, Task<Answer>> handle) => app
        .MapMethods($"{EasyPostDoor.Root}/v2{path}", [method], http => http.RequestServices.GetRequiredService<EasyPostDoor>().ServeAsync(http, handle))
        .For(Who.Anyone).ExcludeFromDescription();
}
