using System.Text.Json;
using ClickCart.Sandbox.Faults;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>What every call to the carrier goes through: injected faults, the API key, and one save at the end.</summary>
internal sealed class EasyPostApi(
    SandboxDbContext db,
    FaultInjector faults,
    IDatabase database,
    WebhookTargets targets,
    SandboxSettings settings,
    ServerAddress address,
    TimeProvider clock,
    IIds ids)
{
    public const string Root = "/sandbox/easypost";

    public Task ServeAsync(HttpContext http, Func<EasyPostCall, Task<WireResponse>> handle) =>
        faults.RunAsync(http, FaultTarget.Easypost, fault => RespondAsync(http, fault, handle));

    private async Task<WireResponse> RespondAsync(HttpContext http, Fault? fault, Func<EasyPostCall, Task<WireResponse>> handle)
    {
        try
        {
            if (ApiKey.Of(http.Request) is null) throw EasyPostApiException.Unauthorized;
            var body = await BodyAsync(http);
            var call = new EasyPostCall(db, body, http.Request.RouteValues["id"] as string ?? "", targets, settings, address.Public + Root, clock, ids);
            var answer = fault?.Kind == FaultKind.Status ? EasyPostApiException.Injected(fault.Status ?? 500).ToResponse() : await handle(call);
            await db.SaveChangesAsync();
            await faults.DelayAsync(http, fault);
            return answer;
        }
        catch (EasyPostApiException refusal)
        {
            return refusal.ToResponse();
        }
        catch (DbUpdateConcurrencyException)
        {
            return EasyPostApiException.Busy.ToResponse();
        }
        catch (Exception e) when (database.IsTransient(e))
        {
            return EasyPostApiException.Unavailable.ToResponse();
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.ContentLength is 0
            || (http.Request.ContentLength is null && http.Request.ContentType is null))
        {
            return default;
        }
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            throw EasyPostApiException.Malformed;
        }
    }
}

/// <summary>How slices map their routes at the carrier.</summary>
internal static class EasyPostRoutes
{
    /// <summary>Maps a call below <c>/sandbox/easypost/v2</c>. The carrier's API key, not the shop's accounts, decides who may.</summary>
    public static void MapEasyPost(this IEndpointRouteBuilder app, string method, string path, Func<EasyPostCall, Task<WireResponse>> handle) => app
        .MapMethods($"{EasyPostApi.Root}/v2{path}", [method], http => http.RequestServices.GetRequiredService<EasyPostApi>().ServeAsync(http, handle))
        .RequireAccess(Access.Anyone).ExcludeFromDescription();
}
