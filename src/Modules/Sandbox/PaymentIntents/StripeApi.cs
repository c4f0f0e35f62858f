namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>What every call to the gateway goes through: injected faults, the API key, the idempotency key, and one save at the end.</summary>
internal sealed class StripeApi(
    SandboxDbContext db, PaymentStore payments, FaultInjector faults, KeysInProgress keys, IDatabase database, ServerAddress address,
    TimeProvider clock, IIds ids)
{
    public const string Root = "/sandbox/stripe/v1";
    public const string Version = "2024-06-20";

    /// <param name="http">The request.</param>
    /// <param name="publishable">A publishable key is enough.</param>
    /// <param name="handle">Answers the call.</param>
    public Task ServeAsync(HttpContext http, bool publishable, Func<StripeCall, Task<WireResponse>> handle) =>
        faults.RunAsync(http, FaultTarget.Stripe, fault => RespondAsync(http, publishable, fault, handle));

    private async Task<WireResponse> RespondAsync(HttpContext http, bool publishable, Fault? fault, Func<StripeCall, Task<WireResponse>> handle)
    {
        var (request, requestId) = (http.Request, $"req_{ids.New():N}");
        var key = HttpMethods.IsPost(request.Method) && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        WireResponse answer;
        try
        {
            CheckApiKey(request, publishable);
            if (key?.Length > 255) throw StripeApiException.Invalid("idempotency_key", "Idempotency keys can be at most 255 characters long.");
            var form = await StripeForm.ReadAsync(request, http.RequestAborted);
            var call = new StripeCall(payments, form, request.RouteValues["id"] as string ?? "", new(requestId, key), address, ids);
            using var turn = key is null ? null : keys.TryEnter("sandbox|" + key) ?? throw StripeApiException.KeyInUse;
            var keyed = key is null ? null : new Keyed(key, form.Fingerprint($"{request.Method} {request.Path}"));
            answer = (keyed is null ? null : await ReplayAsync(keyed)) ?? await DoAsync(call, keyed, fault, handle);
            await faults.DelayAsync(http, fault);
        }
        catch (StripeApiException refusal)
        {
            answer = refusal.ToResponse();
        }
        answer = answer.With("Request-Id", requestId)
            .With("Stripe-Version", request.Headers["Stripe-Version"].ToString() is { Length: > 0 } version ? version : Version);
        return key is null ? answer : answer.With("Idempotency-Key", key);
    }

    private async Task<WireResponse?> ReplayAsync(Keyed keyed)
    {
        if (await db.FindKeptAnswerAsync(keyed.Key) is not { } kept) return null;
        if (kept.Request != keyed.Fingerprint) throw StripeApiException.OtherParameters;
        return new WireResponse(kept.Status, kept.Body).With("Idempotent-Replayed", "true");
    }

    private sealed record Keyed(string Key, string Fingerprint);

    private async Task<WireResponse> DoAsync(StripeCall call, Keyed? keyed, Fault? fault, Func<StripeCall, Task<WireResponse>> handle)
    {
        WireResponse answer;
        try
        {
            answer = fault?.Kind == FaultKind.Status ? StripeApiException.Injected(fault.Status ?? 500).ToResponse() : await handle(call);
        }
        catch (StripeApiException refusal)
        {
            db.ChangeTracker.Clear();
            answer = refusal.ToResponse();
        }
        if (keyed is not null && answer.Keep) db.KeptAnswers.Add(new(keyed.Key, keyed.Fingerprint, answer.Status, answer.Body, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync();
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw StripeApiException.Locked;
        }
        catch (Exception e) when (database.IsUniqueViolation(e))
        {
            // Another node was faster under the same key.
            throw StripeApiException.KeyInUse;
        }
        catch (Exception e) when (database.IsTransient(e))
        {
            throw StripeApiException.Unavailable;
        }
    }

    private static void CheckApiKey(HttpRequest request, bool publishable)
    {
        var key = ApiKey.Of(request) ?? throw StripeApiException.NoKey;
        if (publishable && key.StartsWith("pk_test_", StringComparison.Ordinal)) return;
        if (!key.StartsWith("sk_test_", StringComparison.Ordinal) && !key.StartsWith("rk_test_", StringComparison.Ordinal)) throw StripeApiException.WrongKey;
    }
}
