using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClickCart.Payments.Gateway;

/// <summary>
/// Carries one request to the gateway and says what is known afterwards. One try per call: retries belong to the job, which keeps the idempotency
/// key. A circuit breaker spares a gateway that is down, so that jobs fail at once instead of each waiting for its time-out.
/// </summary>
internal sealed class StripeLine(HttpClient http, StripeSettings settings, StripeLine.Circuit circuit, ILogger<StripeLine> log)
{
    private const string ApiVersion = "2024-06-20";

    public async Task<Outcome<T>> SendAsync<T>(HttpMethod method, string path, string? key, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken ct) where T : class
    {
        string address;
        try
        {
            address = settings.BaseUrl + path;
        }
        catch (InvalidOperationException e)
        {
            return new Outcome<T>.Busy(e.Message);
        }
        try
        {
            return Read<T>(await circuit.Pipeline.ExecuteAsync(token => RoundTripAsync(method, address, key, form, token), ct), method, path);
        }
        catch (BrokenCircuitException)
        {
            return new Outcome<T>.Busy("The gateway fails so often that it is given a rest.");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new Outcome<T>.Busy($"No connection to the gateway: {e.HttpRequestError}.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new Outcome<T>.Unknown(e is TimeoutRejectedException ? $"No answer within {settings.Timeout.TotalSeconds} s." : $"The answer broke off: {e.GetType().Name}.");
        }
    }

    private async ValueTask<Reply> RoundTripAsync(HttpMethod method, string address, string? key, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        request.Headers.Add("Stripe-Version", ApiVersion);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return new(response.StatusCode, Header(response, "Stripe-Should-Retry"), Header(response, "Idempotent-Replayed") == "true", Header(response, "Request-Id"), await response.Content.ReadAsByteArrayAsync(ct));
    }

    private Outcome<T> Read<T>(Reply reply, HttpMethod method, string path) where T : class
    {
        var status = (int)reply.Status;
        if (status is >= 200 and < 300)
            return Parse<T>(reply.Body) is { } value ? new Outcome<T>.Succeeded(value) : new Outcome<T>.Unknown($"The answer {status} could not be read.");

        var error = Parse<StripeErrorBody>(reply.Body)?.Error;
        var described = string.Create(CultureInfo.InvariantCulture, $"The gateway answered {status} {error?.Type} {error?.Code}").TrimEnd() + ".";
        log.LogInformation("The gateway answered {Status} {Code} to {Method} {Path}, request {RequestId}", status, error?.Reason, method, path, reply.RequestId);
        if (status >= 500) return new Outcome<T>.Unknown(described, Final: reply.Replayed || reply.ShouldRetry == "false");
        if (status is 401 or 403)
        {
            log.LogError("The gateway refuses our key: {Status}. Check Payments:Stripe:ApiKey", status);
            return new Outcome<T>.Busy(described);
        }
        if (status is 409 or 429 || reply.ShouldRetry == "true") return new Outcome<T>.Busy(described);
        return error is null ? new Outcome<T>.Unknown($"The answer {status} could not be read.") : new Outcome<T>.Refused(error);
    }

    /// <summary>Null for what is not whole JSON of that shape.</summary>
    private static T? Parse<T>(byte[] body) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, StripeJson.Options) is { } read && IsWhole(read) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(object read) => read switch
    {
        PaymentIntent intent => intent is { Object: "payment_intent", Id.Length: > 0, Status.Length: > 0, Currency.Length: > 0 },
        StripeRefund refund => refund is { Object: "refund", Id.Length: > 0, Status.Length: > 0 },
        StripeList<PaymentIntent> list => list.Data is not null,
        StripeList<StripeRefund> list => list.Data is not null,
        _ => true,
    };

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    internal sealed record Reply(HttpStatusCode Status, string? ShouldRetry, bool Replayed, string? RequestId, byte[] Body);

    /// <summary>The time-out and the breaker, one for the process: the breaker opens for 5 s when half of 20 or more calls within 10 s failed.</summary>
    internal sealed class Circuit(StripeSettings settings, TimeProvider clock)
    {
        public ResiliencePipeline<Reply> Pipeline { get; } = new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Reply>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = new PredicateBuilder<Reply>().Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>().HandleResult(r => (int)r.Status >= 500),
            })
            .AddTimeout(settings.Timeout)
            .Build();
    }
}
