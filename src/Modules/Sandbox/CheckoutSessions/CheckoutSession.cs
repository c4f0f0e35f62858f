using System.Text.Json.Serialization;

namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>One visit to the gateway's own payment page. It makes the payment when the buyer presses the button there.</summary>
internal sealed class CheckoutSession : IDocument
{
    public static string Prefix => "cs_";

    public required string Id { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required string SuccessUrl { get; init; }
    public string? CancelUrl { get; init; }
    public required string Url { get; init; }
    public string? What { get; init; }
    public string? ClientReferenceId { get; init; }
    public string? Customer { get; init; }
    public string CaptureMethod { get; init; } = "automatic";
    public string? SetupFutureUsage { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
    public Dictionary<string, string> PaymentMetadata { get; init; } = [];

    /// <summary>The payment; null until the buyer has pressed the button for the first time.</summary>
    public string? Payment { get; set; }

    /// <summary>The shop gave it up.</summary>
    public DateTimeOffset? ExpiredAt { get; set; }

    [JsonIgnore]
    public string BackUrl => SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);

    /// <param name="payment">Its payment as it stands now.</param>
    /// <param name="now">The present.</param>
    /// <returns><c>open</c>, <c>complete</c> or <c>expired</c>.</returns>
    public string StatusAt(Payment? payment, DateTimeOffset now) => payment switch
    {
        { Status: PaymentStatus.RequiresCapture or PaymentStatus.Succeeded or PaymentStatus.Processing } => "complete",
        { CapturedAt: not null } => "complete",
        _ when ExpiredAt is not null || ExpiresAt <= now || payment?.Status == PaymentStatus.Canceled => "expired",
        _ => "open",
    };

    public object Shape(Payment? payment, DateTimeOffset now, bool expand) => new
    {
        Id,
        Object = "checkout.session",
        AmountSubtotal = Amount,
        AmountTotal = Amount,
        CancelUrl,
        ClientReferenceId,
        Created = Created.ToUnixTimeSeconds(),
        Currency,
        Customer,
        ExpiresAt = ExpiresAt.ToUnixTimeSeconds(),
        Livemode = false,
        Metadata,
        Mode = "payment",
        PaymentIntent = payment is null ? null : expand ? StripeShapes.Intent(payment, now) : (object)payment.Id,
        PaymentMethodTypes = new[] { "card" },
        PaymentStatus = payment?.Status == PaymentStatus.Succeeded ? "paid" : "unpaid",
        Status = StatusAt(payment, now),
        SuccessUrl,
        UiMode = "hosted",
        Url = StatusAt(payment, now) == "open" ? Url : null,
    };
}
