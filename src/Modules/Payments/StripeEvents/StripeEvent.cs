using System.Text.Json;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.StripeEvents;

/// <summary>
/// One webhook, known by the gateway's event id. Only what finds and checks the payment is kept: the body holds client secrets and card details.
/// Its content is a hint; money and status move only by what a read of the gateway then says.
/// </summary>
internal sealed class StripeEvent
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null until its effect, if it has any, is committed.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public string? PaymentIntent { get; init; }
    public Guid? OrderId { get; init; }
    public string? ObjectId { get; init; }

    /// <summary>The object's amount and currency as the event claims them.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>The object's status as the event claims it.</summary>
    public string? Status { get; init; }

    public bool Livemode { get; private init; }

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
            if (Text(json.RootElement, "object") != "event" || Text(json.RootElement, "id") is not { Length: > 0 and <= 255 } id
                || Text(json.RootElement, "type") is not { Length: > 0 and <= 100 } type) return null;
            var about = json.RootElement.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
                && data.TryGetProperty("object", out var found) && found.ValueKind is JsonValueKind.Object ? found : default;
            var isPayment = Text(about, "object") == "payment_intent";
            return new StripeEvent
            {
                Id = id,
                Type = type,
                ReceivedAt = now,
                Livemode = json.RootElement.TryGetProperty("livemode", out var live) && live.ValueKind is JsonValueKind.True,
                ObjectId = Text(about, "id"),
                PaymentIntent = Text(about, isPayment ? "id" : "payment_intent"),
                OrderId = about.ValueKind is JsonValueKind.Object && about.TryGetProperty("metadata", out var metadata)
                    && Guid.TryParse(Text(metadata, StripeGateway.OrderIdField), out var order) ? order : null,
                Amount = about.ValueKind is JsonValueKind.Object && about.TryGetProperty("amount", out var amount)
                    && amount.ValueKind is JsonValueKind.Number && amount.TryGetInt64(out var minor) ? minor : null,
                Currency = Text(about, "currency") is { Length: <= 8 } currency ? currency : null,
                Status = Text(about, "status") is { Length: <= 64 } status ? status : null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
        && value.GetString() is { Length: <= 255 } text
            ? text
            : null;
}
