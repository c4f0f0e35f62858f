using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClickCart.Kernel;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClickCart.Shipping.Carriers;

/// <summary>
/// EasyPost's API, version 2. One try per call: retries belong to the job, which looks before it buys again. A circuit breaker spares a carrier that
/// is down, so that quotes fail at once instead of each waiting for its time-out.
/// </summary>
internal sealed class EasyPostCarrier(HttpClient http, EasyPostSettings settings, EasyPostCarrier.Circuit circuit, ILogger<EasyPostCarrier> log)
{
    /// <summary>Makes a parcel with its rates. Costs nothing: only <see cref="BuyAsync"/> does.</summary>
    public async Task<Outcome<CarrierShipment>> CreateAsync(Address to, int weightGrams, string currency, string? reference = null, Money? customsValue = null, CancellationToken ct = default)
    {
        var made = await SendAsync<CarrierShipment>(HttpMethod.Post, "/v2/shipments", Parcels.Body(settings.From, to, weightGrams, currency, reference, customsValue), ct);
        if (made is Outcome<CarrierShipment>.Succeeded { Value.Messages: { Count: > 0 } messages })
            log.LogInformation("Carriers that offer nothing for {Country}: {Messages}", to.Country, string.Join("; ", messages.Select(m => $"{m.Carrier}: {m.Message}")));
        return made;
    }

    public Task<Outcome<CarrierShipment>> ReadAsync(string id, CancellationToken ct) => SendAsync<CarrierShipment>(HttpMethod.Get, $"/v2/shipments/{id}", null, ct);

    /// <summary>Buys the label. The carrier sells one label per shipment, so a repetition is refused with <c>SHIPMENT.POSTAGE.EXISTS</c>.</summary>
    public Task<Outcome<CarrierShipment>> BuyAsync(string id, string rateId, CancellationToken ct) =>
        SendAsync<CarrierShipment>(HttpMethod.Post, $"/v2/shipments/{id}/buy", new { Rate = new { Id = rateId }, Insurance = "" }, ct);

    public Task<Outcome<CarrierShipment>> RefundAsync(string id, CancellationToken ct) => SendAsync<CarrierShipment>(HttpMethod.Post, $"/v2/shipments/{id}/refund", null, ct);

    public Task<Outcome<CarrierTracker>> ReadTrackerAsync(string id, CancellationToken ct) => SendAsync<CarrierTracker>(HttpMethod.Get, $"/v2/trackers/{id}", null, ct);

    private async Task<Outcome<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken ct) where T : class
    {
        try
        {
            var reply = await circuit.Pipeline.ExecuteAsync(async token =>
            {
                using var request = new HttpRequestMessage(method, settings.BaseUrl + path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
                if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: EasyPostJson.Options);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(token));
            }, ct);
            return Read<T>(reply, method, path);
        }
        catch (BrokenCircuitException)
        {
            return new Outcome<T>.Unknown("The carrier fails so often that it is given a rest.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException or InvalidOperationException)
        {
            return new Outcome<T>.Unknown(e is TimeoutRejectedException ? $"No answer within {settings.Timeout.TotalSeconds} s." : e.Message);
        }
    }

    private Outcome<T> Read<T>(Reply reply, HttpMethod method, string path) where T : class
    {
        if (reply.Status is >= 200 and < 300)
            return Parse<T>(reply.Body) is { } value && IsWhole(value) ? new Outcome<T>.Succeeded(value) : new Outcome<T>.Unknown($"The answer {reply.Status} could not be read.");
        var error = Parse<CarrierErrorBody>(reply.Body);
        log.LogInformation("The carrier answered {Status} {Code} to {Method} {Path}", reply.Status, error?.Error?.Code, method, path);
        if (reply.Status is 401 or 403) log.LogError("The carrier refuses our key: {Status}. Check Shipping:EasyPost:ApiKey", reply.Status);
        return reply.Status is 401 or 403 or 408 or 409 or 429 or >= 500 || error?.Error?.Code is null
            ? new Outcome<T>.Unknown($"The carrier answered {reply.Status} {error?.Error?.Code}".TrimEnd() + ".")
            : new Outcome<T>.Refused(error.Error.Code, error.Describe());
    }

    /// <summary>Null for what is not whole JSON of that shape.</summary>
    private static T? Parse<T>(byte[] body) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, EasyPostJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(object read) => read switch
    {
        CarrierShipment shipment => shipment.Id is { Length: > 0 },
        CarrierTracker tracker => tracker is { Id.Length: > 0, Status.Length: > 0 },
        _ => true,
    };

    internal sealed record Reply(int Status, byte[] Body);

    /// <summary>The time-out and the breaker, one for the process: the breaker opens for 5 s when half of 20 or more calls within 10 s failed.</summary>
    internal sealed class Circuit(EasyPostSettings settings, TimeProvider clock)
    {
        public ResiliencePipeline<Reply> Pipeline { get; } = new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Reply>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = new PredicateBuilder<Reply>().Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>().HandleResult(r => r.Status >= 500),
            })
            .AddTimeout(settings.Timeout)
            .Build();
    }
}
