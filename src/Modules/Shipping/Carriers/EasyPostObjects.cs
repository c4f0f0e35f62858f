using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Shipping.Carriers;

/// <summary>The parts of EasyPost's objects that are used; members we do not know are ignored.</summary>
internal static class EasyPostJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>A parcel as the carrier knows it: <c>shp_…</c>. Once it has a <see cref="PostageLabel"/> it is bought.</summary>
internal sealed record CarrierShipment(
    string Id, string? TrackingCode, CarrierLabel? PostageLabel, CarrierRate? SelectedRate, CarrierTracker? Tracker, string? RefundStatus,
    IReadOnlyList<CarrierRate>? Rates, IReadOnlyList<CarrierMessage>? Messages) : IOutboundBody, IOutboundLinks<CarrierShipment>
{
    public const int MaxLink = 500;

    public bool IsWhole => Id is { Length: > 0 };

    /// <summary>Whatever becomes of the label's address: what is bought is not bought again.</summary>
    public bool IsBought => PostageLabel is not null && TrackingCode is not null;

    public bool IsRefunded => RefundStatus is "submitted" or "refunded";
    public string WhyNoRates => Messages is { Count: > 0 } said
        ? string.Join("; ", said.Select(m => $"{m.Carrier}: {m.Message}").Distinct(StringComparer.Ordinal))
        : "no carrier offers anything";

    public CarrierShipment Keep(Func<string?, int, string?> link) => this with
    {
        PostageLabel = PostageLabel is null ? null : new(link(PostageLabel.LabelUrl, MaxLink), link(PostageLabel.LabelPdfUrl, MaxLink)),
        Tracker = Tracker?.Keep(link),
    };
}

/// <param name="LabelPdfUrl">Null until it was asked for.</param>
internal sealed record CarrierLabel(string? LabelUrl, string? LabelPdfUrl = null);

/// <param name="Rate">Major units as text: <c>"5.93"</c>.</param>
internal sealed record CarrierRate(string Id, string Carrier, string Service, string Rate, string Currency, int? DeliveryDays)
{
    public Money? Price =>
        Money.IsCurrency(Currency) && decimal.TryParse(Rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major)
            ? Money.FromMajor(major, Currency)
            : null;
}

internal sealed record CarrierMessage(string? Carrier, string? Type, string? Message);

/// <param name="Status">
/// <c>unknown</c>, <c>pre_transit</c>, <c>in_transit</c>, <c>out_for_delivery</c>, <c>available_for_pickup</c>,
/// <c>delivered</c>, <c>return_to_sender</c>, <c>failure</c>, <c>cancelled</c>, <c>error</c>.
/// </param>
/// <param name="PublicUrl">The carrier's page on which anybody follows the parcel.</param>
internal sealed record CarrierTracker(string Id, string? TrackingCode, string? Status, string? ShipmentId, string? PublicUrl = null)
    : IOutboundBody, IOutboundLinks<CarrierTracker>
{
    public bool IsWhole => this is { Id.Length: > 0, Status.Length: > 0 };

    public CarrierTracker Keep(Func<string?, int, string?> link) => this with { PublicUrl = link(PublicUrl, CarrierShipment.MaxLink) };
}

/// <summary>A webhook's body. Its tracker only says whom to ask: what counts is read from the carrier.</summary>
internal sealed record CarrierWebhook(string? Id, string? Object, string? Description, CarrierTracker? Result);

/// <summary>Whom the carrier tells of parcels; only asked for to see that the key is taken.</summary>
internal sealed record CarrierWebhooks(IReadOnlyList<CarrierWebhooks.Hook>? Webhooks) : IOutboundBody
{
    public bool IsWhole => Webhooks is not null;

    internal sealed record Hook(string? Id, string? Url);
}

internal sealed record CarrierErrorBody(CarrierError? Error);

/// <summary>Why the carrier refused.</summary>
/// <param name="Code">The carrier's own, such as <c>SHIPMENT.POSTAGE.EXISTS</c>.</param>
/// <param name="Errors">Objects of field and message, or strings.</param>
internal sealed record CarrierError(string? Code, string? Message, JsonElement Errors) : IRefusal
{
    /// <summary>The fields that it complains of: <c>to_address.zip</c>.</summary>
    public IEnumerable<string> Fields => Errors.ValueKind is not JsonValueKind.Array ? []
        : from error in Errors.EnumerateArray()
          where error.ValueKind is JsonValueKind.Object && error.TryGetProperty("field", out var name) && name.ValueKind is JsonValueKind.String
          select error.GetProperty("field").GetString()!;

    string IRefusal.Reason => Code ?? "unknown";

    string IRefusal.Message => Errors.ValueKind is JsonValueKind.Array && Errors.GetArrayLength() > 0
        ? $"{Message} {Errors.GetRawText()}"
        : Message ?? "no reason given";
}
