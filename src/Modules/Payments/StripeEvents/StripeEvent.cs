using System.Text.Json;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.StripeEvents;

/// <summary>
/// One webhook, known by the gateway's event id. Only what finds and checks the payment is kept: the body holds client secrets and card details.
/// Its content is a hint; money and status move only by what a read of the gateway then says.
/// </summary>
/// <param name="Amount">The object's amount in minor units, its currency and status as the event claims them.</param>
internal sealed record StripeEvent(
    string Id, string Type, DateTimeOffset ReceivedAt, bool Livemode, string? ObjectId, string? PaymentIntent, Guid? OrderId, long? Amount, string? Currency,
    string? Status)
{
    /// <summary>Null until its effect, if it has any, is committed.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public bool IsOfPayment => Type.StartsWith("payment_intent.", StringComparison.Ordinal);
    public bool IsOfDispute => Type.StartsWith("charge.dispute.", StringComparison.Ordinal);
    public bool IsOfRefund =>
        Type == "charge.refunded" || Type.StartsWith("refund.", StringComparison.Ordinal) || Type.StartsWith("charge.refund.", StringComparison.Ordinal);

    /// <summary>Null when the body is no event.</summary>
    public static StripeEvent? Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var said = json.RootElement;
            if (Text(said, "object") != "event" || Text(said, "id") is not { Length: > 0 and <= 255 } id
                || Text(said, "type") is not { Length: > 0 and <= 100 } type) return null;
            var about = Member(Member(said, "data"), "object");
            var currency = Text(about, "currency") is { Length: <= 8 } named ? named : null;
            return new StripeEvent(
                id, type, now, Member(said, "livemode").ValueKind is JsonValueKind.True,
                Reference(about, "id"), Reference(about, Text(about, "object") == "payment_intent" ? "id" : "payment_intent"),
                Guid.TryParse(Text(Member(about, "metadata"), StripeGateway.OrderIdField), out var order) ? order : null,
                Member(about, "amount") is { ValueKind: JsonValueKind.Number } amount && amount.TryGetInt64(out var wire)
                    ? StripeAmount.FromWire(wire, currency ?? "")
                    : null,
                currency,
                Text(about, "status") is { Length: <= 64 } status ? status : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>It becomes part of an address that is asked: nothing but letters, digits and underscores.</summary>
    private static string? Reference(JsonElement of, string name) =>
        Text(of, name) is { Length: > 0 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? id : null;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: <= 255 } text ? text : null;

    /// <summary>Undefined when it is not there.</summary>
    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : default;
}
