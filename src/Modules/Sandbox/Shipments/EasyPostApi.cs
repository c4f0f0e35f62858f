namespace ClickCart.Sandbox.Shipments;

/// <summary>What every call to the carrier goes through: injected faults, the API key, and one save at the end.</summary>
internal sealed class EasyPostApi(
    SandboxDbContext db, FaultInjector faults, IDatabase database, WebhookTargets targets, SandboxSettings settings, ServerAddress address,
    TimeProvider clock, IIds ids)
{
    public const string Root = "/sandbox/easypost";

    public Task ServeAsync(HttpContext http, Func<EasyPostCall, Task<WireResponse>> handle) =>
        faults.RunAsync(http, FaultTarget.Easypost, fault => RespondAsync(http, fault, handle));

    private async Task<WireResponse> RespondAsync(HttpContext http, Fault? fault, Func<EasyPostCall, Task<WireResponse>> handle)
    {
        try
        {
            if (ApiKey.Of(http.Request) is null) throw EasyPostApiException.Unauthorized;
            var body = await BodyAsync(http.Request, http.RequestAborted);
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

    private static async Task<JsonElement> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null)) return default;
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: ct);
        }
        catch (JsonException)
        {
            throw EasyPostApiException.Malformed;
        }
    }
}
