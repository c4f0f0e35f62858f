using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClickCart.Platform.Http.Outbound;

/// <summary>
/// Carries one request to another company's API and says what is known afterwards. One try per call: retries belong to the job, which keeps the
/// idempotency key. A circuit breaker spares a side that is down, so that callers fail at once instead of each waiting for its time-out.
/// </summary>
public abstract class OutboundClient<TSettings>(HttpClient http, TSettings settings, OutboundCircuit<TSettings> circuit, ILogger log)
    where TSettings : OutboundSettings
{
    protected TSettings Settings => settings;
    protected ILogger Log => log;
    protected abstract JsonSerializerOptions Json { get; }

    /// <summary>The other side's error; null when the body is none.</summary>
    protected abstract IRefusal? ErrorIn(byte[] body);

    /// <summary>What the headers say of another try: that it is worth it, or that the same call will never say more.</summary>
    protected virtual (bool Worth, bool Vain) AnotherTry(HttpResponseHeaders headers) => default;

    /// <summary>Whether this is the kept answer of an earlier call: it says nothing of how the other side is now, so the circuit does not count it.</summary>
    protected virtual bool IsKept(HttpResponseHeaders headers) => false;

    /// <param name="key">The Idempotency-Key.</param>
    protected async Task<Outcome<T>> SendAsync<T>(HttpMethod method, string path, HttpContent? content, string? key, CancellationToken ct)
        where T : class, IOutboundBody
    {
        if (settings.ApiKey.Length == 0) return new Outcome<T>.Busy($"{settings.Side} has no key yet, so it was not called. An admin sets it under Settings.");
        string? address = null;
        try
        {
            address = settings.BaseUrl + path;
            using var request = new HttpRequestMessage(method, address) { Content = content };
            request.Headers.Authorization = new("Bearer", settings.ApiKey);
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            return Read<T>(request, path, await circuit.Pipeline.ExecuteAsync(token => RoundTripAsync(request, token), ct));
        }
        catch (InvalidOperationException e) when (address is null)
        {
            return new Outcome<T>.Busy(e.Message);
        }
        catch (BrokenCircuitException)
        {
            return new Outcome<T>.Busy($"{settings.Side} fails so often that it is given a rest.");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new Outcome<T>.Busy($"No connection: {e.HttpRequestError}.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or TimeoutRejectedException
            or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new Outcome<T>.Unknown(
                e is TimeoutRejectedException ? $"No answer within {settings.Timeout.TotalSeconds} s." : $"The answer broke off: {e.GetType().Name}.");
        }
    }

    /// <summary>Whether the other side takes our key: what it says to a read that changes nothing.</summary>
    /// <param name="path">Of the read.</param>
    /// <param name="isLive">Whether the key is for earnest, as the answer or the key itself shows.</param>
    /// <param name="ct">Stops the call.</param>
    protected async Task<KeyAnswer> TestKeyAsync<T>(string path, Func<T, bool?> isLive, CancellationToken ct) where T : class, IOutboundBody
    {
        if (settings.ApiKey.Length == 0) return new(KeyVerdict.Missing, null, $"{settings.Side} has no key yet.");
        switch (await SendAsync<T>(HttpMethod.Get, path, null, null, ct))
        {
            case Outcome<T>.Succeeded { Value: var body }:
                var live = isLive(body);
                return new(KeyVerdict.Right, live, $"{settings.Side} takes the key." + live switch
                {
                    true => " It is a live key: what is done with it is done in earnest.",
                    false => " It is a test key: no money moves and no parcel is sent.",
                    null => "",
                });
            case Outcome<T>.Busy { KeyRefused: true, Why: var why }:
                return new(KeyVerdict.Refused, null, $"The key is refused: {why} Copy it anew from its pages, and look whether it may read.");
            case Outcome<T>.Refused { Error.Reason: var reason }:
                return new(KeyVerdict.Unreachable, null, $"{settings.Side} answers at this address, but otherwise than it should: {reason}.");
            case var doubt:
                return new(KeyVerdict.Unreachable, null, $"{settings.Side} could not be asked: {doubt.Doubt}");
        }
    }

    /// <summary>Null for what is no JSON of that shape.</summary>
    protected T? Parse<T>(byte[] body) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The body without the addresses that people must not be sent to.</summary>
    private T Checked<T>(T body) where T : class => body is not IOutboundLinks<T> linking ? body : linking.Keep((url, most) =>
    {
        if (url is null || (url.Length <= most && settings.IsLink(url))) return url;
        log.LogWarning("{Side} gave an address that is no absolute https one of at most {Most} characters; it is left out: {Url}",
            settings.Side, most, url.Length > 200 ? url[..200] : url);
        return null;
    });

    private async ValueTask<OutboundReply> RoundTripAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return new((int)response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(ct), IsKept(response.Headers));
    }

    private Outcome<T> Read<T>(HttpRequestMessage request, string path, OutboundReply reply) where T : class, IOutboundBody
    {
        var unreadable = new Outcome<T>.Unknown($"The answer {reply.Status} could not be read.");
        if (reply.Status is >= 200 and < 300) return Parse<T>(reply.Body) is { IsWhole: true } value ? new Outcome<T>.Succeeded(Checked(value)) : unreadable;

        var error = ErrorIn(reply.Body);
        log.LogInformation("{Side} answered {Status} {Code} to {Method} {Path}, request {RequestId}",
            settings.Side, reply.Status, error?.Reason, request.Method, path, reply.Headers.TryGetValues("Request-Id", out var ids) ? ids.First() : null);
        if (reply.Status is 401 or 403) log.LogError("{Side} refuses our key: {Status}. Check {Section}:ApiKey", settings.Side, reply.Status, settings.Section);
        var why = $"{settings.Side} answered {reply.Status} {error?.Reason}".TrimEnd() + ".";
        var (worth, vain) = AnotherTry(reply.Headers);
        return reply.Status switch
        {
            408 or >= 500 => new Outcome<T>.Unknown(why, Final: vain),
            401 or 403 => new Outcome<T>.Busy(why, KeyRefused: true),
            409 or 429 => new Outcome<T>.Busy(why),
            _ when worth => new Outcome<T>.Busy(why),
            _ => error is null ? unreadable : new Outcome<T>.Refused(error),
        };
    }
}

/// <summary>What came back, read to its end.</summary>
/// <param name="IsKept">The kept answer of an earlier call.</param>
public sealed record OutboundReply(int Status, HttpResponseHeaders Headers, byte[] Body, bool IsKept);

/// <summary>The time-out and the breaker of one side, one for the process: it opens for 5 s when half of 20 or more calls within 10 s failed.</summary>
public sealed class OutboundCircuit<TSettings>(TSettings settings, TimeProvider clock) where TSettings : OutboundSettings
{
    internal ResiliencePipeline<OutboundReply> Pipeline { get; } = new ResiliencePipelineBuilder<OutboundReply> { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<OutboundReply>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
            ShouldHandle = new PredicateBuilder<OutboundReply>()
                .Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>().HandleResult(r => r.Status >= 500 && !r.IsKept),
        })
        .AddTimeout(settings.Timeout)
        .Build();
}

public static class OutboundSetup
{
    /// <summary>Registers a client with its settings, its circuit, and the check of the settings at the start.</summary>
    public static IHttpClientBuilder AddOutboundClient<TClient, TSettings>(this IServiceCollection services)
        where TClient : OutboundClient<TSettings> where TSettings : OutboundSettings
    {
        services.AddSingleton<TSettings>();
        services.AddSingleton<OutboundCircuit<TSettings>>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<TSettings>());
        // The circuit keeps the time; connections are kept and renewed now and then, so that a side that moved is found.
        return services.AddHttpClient<TClient>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
                AllowAutoRedirect = false,
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }
}
