using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Carriers;

/// <summary>EasyPost's API, version 2. It knows no idempotency keys: a job looks before it buys again.</summary>
internal sealed class EasyPostCarrier(HttpClient http, EasyPostSettings settings, OutboundCircuit<EasyPostSettings> circuit, ILogger<EasyPostCarrier> log)
    : OutboundClient<EasyPostSettings>(http, settings, circuit, log)
{
    /// <summary>False while the owner has set none: then nothing is asked.</summary>
    public bool HasKey => Settings.ApiKey.Length > 0;

    /// <summary>Where parcels are handed over.</summary>
    public Address From => Settings.From;

    /// <summary>Makes a parcel with its rates. Costs nothing: only <see cref="BuyAsync"/> does.</summary>
    /// <param name="to">The customer, also of a return: the carrier turns the way round.</param>
    public async Task<Outcome<CarrierShipment>> CreateAsync(
        Address to, ParcelSize size, int weightGrams, string currency, string? reference = null, IReadOnlyList<ParcelItem>? contents = null,
        bool isReturn = false, CancellationToken ct = default)
    {
        var made = await SendAsync(HttpMethod.Post, "/v2/shipments", Parcels.Body(Settings.From, to, size, weightGrams, currency, reference, contents, isReturn), ct);
        if (made is Outcome<CarrierShipment>.Succeeded { Value.Messages: { Count: > 0 } messages })
            Log.LogInformation("Carriers that offer nothing for {Country}: {Messages}",
                to.Country, string.Join("; ", messages.Select(m => $"{m.Carrier}: {m.Message}")));
        return made;
    }

    /// <summary>Why the carrier cannot take a parcel to this address; null when it can.</summary>
    public Obstacle? ObstacleTo(Address to, string carrier) => Obstacle.To(to, carrier, Settings.From);

    public Task<Outcome<CarrierShipment>> ReadAsync(string id, CancellationToken ct) => SendAsync(HttpMethod.Get, $"/v2/shipments/{id}", null, ct);

    /// <summary>Buys the label. The carrier sells one label per shipment, so a repetition is refused with <c>SHIPMENT.POSTAGE.EXISTS</c>.</summary>
    public Task<Outcome<CarrierShipment>> BuyAsync(string id, string rateId, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"/v2/shipments/{id}/buy", new { Rate = new { Id = rateId }, Insurance = "" }, ct);

    /// <summary>Has a bought label drawn as PDF, however it was drawn before.</summary>
    public Task<Outcome<CarrierShipment>> DrawAsPdfAsync(string id, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, $"/v2/shipments/{id}/label?file_format=PDF", null, ct);

    public Task<Outcome<CarrierShipment>> RefundAsync(string id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"/v2/shipments/{id}/refund", null, ct);

    public Task<Outcome<CarrierTracker>> ReadTrackerAsync(string id, CancellationToken ct) =>
        SendAsync<CarrierTracker>(HttpMethod.Get, $"/v2/trackers/{id}", null, null, ct);

    /// <summary>The addresses that are told of parcels: any key may ask for them. Whether it is for earnest stands at the head of the key.</summary>
    public Task<KeyAnswer> TestKeyAsync(CancellationToken ct) => TestKeyAsync<CarrierWebhooks>("/v2/webhooks", _ => Settings.ApiKey switch
    {
        ['E', 'Z', 'A', 'K', ..] => true,
        ['E', 'Z', 'T', 'K', ..] => false,
        _ => Settings.IsOwnSandbox ? false : null,
    }, ct);

    protected override JsonSerializerOptions Json => EasyPostJson.Options;

    protected override IRefusal? ErrorIn(byte[] body) => Parse<CarrierErrorBody>(body)?.Error is { Code: not null } error ? error : null;

    private Task<Outcome<CarrierShipment>> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct) =>
        SendAsync<CarrierShipment>(method, path, body is null ? null : JsonContent.Create(body, body.GetType(), options: Json), null, ct);
}
