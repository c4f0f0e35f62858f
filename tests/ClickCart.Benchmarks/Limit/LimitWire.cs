using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClickCart.Benchmarks.Limit;

internal sealed record WireAddress(string Name, string Street1, string? Street2, string City, string? State, string Zip, string Country, string? Phone);

internal sealed record WireParcel(double Length, double Width, double Height, double Weight);

internal sealed record WireOptions(string Currency);

internal sealed record WireShipmentBody(WireAddress FromAddress, WireAddress ToAddress, WireParcel Parcel, WireOptions Options, string? Reference);

internal sealed record WireShipmentRequest(WireShipmentBody Shipment);

internal sealed record WireRateChoice(string Id);

internal sealed record WireBuyRequest(WireRateChoice Rate, string Insurance);

internal sealed record WireRate(string Id, string Carrier, string Service, string Rate, string Currency, int? DeliveryDays);

internal sealed record WireTracker(string Id, string Status, string? ShipmentId);

internal sealed record WireShipment(string Id, string? TrackingCode, List<WireRate> Rates, WireTracker? Tracker);

internal sealed record WirePayment(string Id, string Status);

internal sealed record CarrierEvent(string Id, string Description, WireTracker? Result);

internal sealed record GatewayEvent(string Id, string Type);

/// <summary>The gateway's and the carrier's objects, as far as they are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireShipmentRequest)), JsonSerializable(typeof(WireBuyRequest)), JsonSerializable(typeof(WireShipment))]
[JsonSerializable(typeof(WireTracker)), JsonSerializable(typeof(WirePayment)), JsonSerializable(typeof(CarrierEvent)), JsonSerializable(typeof(GatewayEvent))]
internal sealed partial class LimitWire : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;
}
