using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Payments.Gateway;

/// <summary>The parts of the gateway's PaymentIntent that decide anything here. The currency is lower case.</summary>
internal sealed record PaymentIntent(
    string Id, string Object, [property: JsonPropertyName("amount")] long WireAmount, [property: JsonPropertyName("amount_received")] long WireReceived,
    string Currency, string Status, long Created, bool Livemode, IReadOnlyDictionary<string, string>? Metadata, NextAction? NextAction,
    StripeError? LastPaymentError) : IOutboundBody, IOutboundLinks<PaymentIntent>
{
    private const int MaxLink = 2048;

    /// <summary>Minor units, as this shop counts them.</summary>
    [JsonIgnore] public long Amount => StripeAmount.FromWire(WireAmount, Currency);

    /// <inheritdoc cref="Amount"/>
    [JsonIgnore] public long AmountReceived => StripeAmount.FromWire(WireReceived, Currency);

    public bool IsWhole => this is { Object: "payment_intent", Id.Length: > 0, Status.Length: > 0, Currency.Length: > 0 };

    public string? OrderId => Metadata?.GetValueOrDefault(StripeGateway.OrderIdField);

    /// <summary>Where the customer must go; null when nothing is asked of them.</summary>
    public string? ActionUrl => NextAction?.RedirectToUrl?.Url;

    public PaymentIntent Keep(Func<string?, int, string?> link) => ActionUrl is { } url
        ? this with { NextAction = NextAction! with { RedirectToUrl = new(link(url, MaxLink)) } }
        : this;
}

/// <summary>
/// A visit to the gateway's own payment page. Its status is <c>open</c>, <c>complete</c> or <c>expired</c>; the payment is there once the customer has
/// pressed the button on that page.
/// </summary>
internal sealed record CheckoutSession(
    string Id, string Object, string Status, string Currency, long AmountTotal, string? Url, IReadOnlyDictionary<string, string>? Metadata,
    PaymentIntent? PaymentIntent) : IOutboundBody, IOutboundLinks<CheckoutSession>
{
    private const int MaxLink = 2048;

    public bool IsWhole => this is { Object: "checkout.session", Id.Length: > 0, Status.Length: > 0, Currency.Length: > 0 };

    public CheckoutSession Keep(Func<string?, int, string?> link) => this with { Url = link(Url, MaxLink), PaymentIntent = PaymentIntent?.Keep(link) };

    /// <summary>
    /// The visit as a payment: while it is open one that waits for the customer at its address, expired one that is cancelled. Without an id as long as
    /// the customer may still try another card.
    /// </summary>
    public PaymentIntent AsIntent() => Status switch
    {
        "complete" when PaymentIntent is not null => PaymentIntent,
        "complete" => Of("processing"),
        "expired" => Of("canceled"),
        _ => Of("requires_action") with { NextAction = new("redirect_to_url", new(Url)) },
    };

    private PaymentIntent Of(string status) =>
        new("", "payment_intent", AmountTotal, 0, Currency, status, 0, false, Metadata, null, null);
}

/// <summary>What the account holds; only asked for to see that the key is taken.</summary>
internal sealed record StripeBalance(string Object, bool Livemode) : IOutboundBody
{
    public bool IsWhole => Object == "balance";
}

/// <summary>Who keeps cards at the gateway.</summary>
internal sealed record StripeCustomer(string Id, string Object) : IOutboundBody
{
    public bool IsWhole => this is { Object: "customer", Id.Length: > 0 };
}

/// <summary>A payment method that is a card.</summary>
internal sealed record StripeCard(string Id, string Object, StripeCardFace? Card) : IOutboundBody
{
    public bool IsWhole => this is { Object: "payment_method", Id.Length: > 0 };
}

/// <summary>What tells a card from another.</summary>
internal sealed record StripeCardFace(string? Brand, string? Last4, int ExpMonth, int ExpYear);

internal sealed record NextAction(string? Type, RedirectToUrl? RedirectToUrl);

internal sealed record RedirectToUrl(string? Url);

/// <summary>The gateway's refund. Its status is <c>pending</c>, <c>requires_action</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</summary>
internal sealed record StripeRefund(
    string Id, string Object, [property: JsonPropertyName("amount")] long WireAmount, string Currency, string Status, long Created, string? PaymentIntent,
    string? FailureReason, IReadOnlyDictionary<string, string>? Metadata) : IOutboundBody
{
    /// <summary>Minor units, as this shop counts them.</summary>
    [JsonIgnore] public long Amount => StripeAmount.FromWire(WireAmount, Currency);

    public bool IsWhole => this is { Object: "refund", Id.Length: > 0, Status.Length: > 0, Currency.Length: > 0 };

    /// <summary>Our own id of the refund; null when it was made at the gateway by hand.</summary>
    public Guid? RefundId => Guid.TryParse(Metadata?.GetValueOrDefault(StripeGateway.RefundIdField), out var id) ? id : null;
}

/// <summary>A payment that the customer's bank questions. Its status is <c>needs_response</c>, <c>under_review</c>, <c>won</c>, <c>lost</c>, ….</summary>
internal sealed record StripeDispute(
    string Id, string Object, [property: JsonPropertyName("amount")] long WireAmount, string Currency, string Status, string? PaymentIntent) : IOutboundBody
{
    /// <summary>Minor units, as this shop counts them.</summary>
    [JsonIgnore] public long Amount => StripeAmount.FromWire(WireAmount, Currency);

    public bool IsWhole => this is { Object: "dispute", Id.Length: > 0, Status.Length: > 0, Currency.Length: > 0 };

    public bool IsClosed => Status is "won" or "lost" or "warning_closed";
}

/// <summary>Why the gateway refused.</summary>
/// <param name="Type">api_error, card_error, idempotency_error or invalid_request_error.</param>
/// <param name="Message">Fit for customers only when it is a card_error.</param>
internal sealed record StripeError(string? Type, string? Code, string? DeclineCode, string? Message, PaymentIntent? PaymentIntent) : IRefusal
{
    public static readonly StripeError NotOnGatewaysPage = new("card_error", "enter_card_here", null,
        "After a declined card, enter the next one on this page. Your browser must run scripts for that.", null);

    public bool IsKeyReused => Type == "idempotency_error";

    /// <summary>The most telling code: <c>insufficient_funds</c> rather than <c>card_declined</c>.</summary>
    public string Reason => DeclineCode ?? Code ?? Type ?? "unknown";

    /// <summary>A sentence for customers.</summary>
    public string ForCustomers => Code switch
    {
        "payment_intent_authentication_failure" => "The bank could not confirm that it is you. Try again, or use another card.",
        _ when Type == "card_error" && Message is not null => Message,
        _ => "This payment method could not be used. Try another one.",
    };
}

internal sealed record StripeList<T>(IReadOnlyList<T> Data, bool HasMore) : IOutboundBody, IOutboundLinks<StripeList<T>>
{
    public bool IsWhole => Data is not null;

    public StripeList<T> Keep(Func<string?, int, string?> link) =>
        Data is IEnumerable<IOutboundLinks<T>> linking ? this with { Data = [.. linking.Select(item => item.Keep(link))] } : this;
}

internal sealed record StripeErrorBody(StripeError? Error);

internal static class StripeJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
