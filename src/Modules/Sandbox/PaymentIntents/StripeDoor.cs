using ClickCart.Sandbox.Faults;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>What every call to the gateway goes through: the line's faults, the API key, the idempotency key, and one save at the end.</summary>
internal sealed class StripeDoor(SandboxDbContext db, PaymentBooks books, Line line, KeysInProgress keys, IDatabase database, ServerAddress address, TimeProvider clock, IIds ids)
{
    public const string Root = "/sandbox/stripe/v1";
    public const string Version = "2024-06-20";

    public Task ServeAsync(HttpContext http, Func<StripeCall, Task<Answer>> handle) => line.CarryAsync(http, FaultTarget.Stripe, fault => AnswerAsync(http, fault, handle));

    private async Task<Answer> AnswerAsync(HttpContext http, Fault? fault, Func<StripeCall, Task<Answer>> handle)
    {
        var (request, requestId) = (http.Request, $"req_{ids.New():N}");
        var key = HttpMethods.IsPost(request.Method) && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        Answer answer;
        try
        {
            CheckApiKey(request);
            if (key?.Length > 255) throw StripeRefusal.Invalid("idempotency_key", "Idempotency keys can be at most 255 characters long.");
            var form = await StripeForm.ReadAsync(request, http.RequestAborted);
            var call = new StripeCall(books, form, request.RouteValues["id"] as string ?? "", new(requestId, key), address, ids);
            using var turn = key is null ? null : keys.TryEnter("sandbox|" + key) ?? throw StripeRefusal.KeyInUse;
            var keyed = key is null ? null : new Keyed(key, form.Fingerprint($"{request.Method} {request.Path}"));
            answer = (keyed is null ? null : await ReplayAsync(keyed)) ?? await DoAsync(call, keyed, fault, handle);
            await line.LingerAsync(http, fault);
        }
        catch (StripeRefusal refusal)
        {
            answer = refusal.ToAnswer();
        }
        answer = answer.With("Request-Id", requestId).With("Stripe-Version", request.Headers["Stripe-Version"].ToString() is { Length: > 0 } version ? version : Version);
        return key is null ? answer : answer.With("Idempotency-Key", key);
    }

    private async Task<Answer?> ReplayAsync(Keyed keyed)
    {
        if (await db.FindAnswerAsync(keyed.Key) is not { } kept) return null;
        if (kept.Request != keyed.Fingerprint) throw StripeRefusal.OtherParameters;
        return new Answer(kept.Status, kept.Body).With("Idempotent-Replayed", "true");
    }

    private sealed record Keyed(string Key, string Fingerprint);

    private async Task<Answer> DoAsync(StripeCall call, Keyed? keyed, Fault? fault, Func<StripeCall, Task<Answer>> handle)
    {
        Answer answer;
        try
        {
            answer = fault?.Kind == FaultKind.Status ? StripeRefusal.Injected(fault.Status ?? 500).ToAnswer() : await handle(call);
        }
        catch (StripeRefusal refusal)
        {
            db.ChangeTracker.Clear();
            answer = refusal.ToAnswer();
        }
        if (keyed is not null && answer.Keep)
            db.KeptAnswers.Add(new() { IdempotencyKey = keyed.Key, Request = keyed.Fingerprint, Status = answer.Status, Body = answer.Body, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync();
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw StripeRefusal.Locked;
        }
        catch (Exception e) when (database.IsUniqueViolation(e))
        {
            // Another node was faster under the same key.
            throw StripeRefusal.KeyInUse;
        }
        catch (Exception e) when (database.IsTransient(e))
        {
            throw StripeRefusal.Unavailable;
        }
    }

    private static void CheckApiKey(HttpRequest request)
    {
        var key = ApiKey.Of(request) ?? throw StripeRefusal.NoKey;
        if (!key.StartsWith("sk_test_", StringComparison.Ordinal) && !key.StartsWith("rk_test_", StringComparison.Ordinal)) throw StripeRefusal.WrongKey;
    }
}

/// <summary>How slices map their routes at the gateway.</summary>
internal static class StripeRoutes
{
    /// <summary>Maps a call below <c>/sandbox/stripe/v1</c>. The gateway's API key, not the shop's accounts, decides who may.</summary>
    public static void MapStripe(this IEndpointRouteBuilder app, string method, string path, Func<StripeCall, Task<Answer>> handle) => app
        .MapMethods(StripeDoor.Root + path, [method], http => http.RequestServices.GetRequiredService<StripeDoor>().ServeAsync(http, handle))
        .For(Who.Anyone).ExcludeFromDescription();
}
