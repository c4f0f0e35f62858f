namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>
/// An error in the gateway's words. <see cref="Keep"/>: its idempotency key remembers it; what failed validation may be tried again under the same key.
/// </summary>
internal sealed class StripeApiException(int status, string type, string? code, string message, string? param = null, bool keep = false) : Exception(message)
{
    private const string Request = "invalid_request_error";

    public bool Keep => keep;

    public static StripeApiException Unreadable(string message) => new(400, Request, null, message);
    public static StripeApiException Missing(string param) => new(400, Request, "parameter_missing", $"Missing required param: {param}.", param);
    public static StripeApiException Unknown(string param) => new(400, Request, "parameter_unknown", $"Received unknown parameter: {param}", param);

    public static StripeApiException Invalid(string param, string message, string? code = null, bool keep = false) =>
        new(400, Request, code, message, param, keep);

    public static StripeApiException TooLarge(string param, string message) => new(400, Request, "amount_too_large", message, param, keep: true);

    public static StripeApiException NotFound(string what, string id) =>
        new(404, Request, "resource_missing", $"No such {what}: '{id}'", what switch { "payment_intent" => "intent", "charge" => what, _ => "id" });

    public static StripeApiException NoSuchPaymentMethod(string id) =>
        new(400, Request, "resource_missing", $"No such PaymentMethod: '{id}'", "payment_method");

    /// <summary>A card that cannot be right, or is no test card.</summary>
    public static StripeApiException Card(string code, string message, string param) => new(402, "card_error", code, message, param);

    public static StripeApiException NotOfCustomer(string id) => new(400, Request, null,
        $"The PaymentMethod {id} does not belong to the Customer you supplied with this payment.", "payment_method");

    public static StripeApiException UnexpectedState(Payment payment, PaymentAct act) => new(400, Request, "payment_intent_unexpected_state",
        $"You cannot {WireJson.Word(act)} this PaymentIntent because it has a status of {WireJson.Word(payment.Status)}.", keep: true);

    public static StripeApiException AlreadyRefunded(string charge) =>
        new(400, Request, "charge_already_refunded", $"Charge {charge} has already been refunded.", keep: true);

    public static StripeApiException Disputed(string charge) =>
        new(400, Request, "charge_disputed", $"Charge {charge} has been charged back; cannot issue a refund.", keep: true);

    public static StripeApiException NoKey => new(401, Request, null,
        "You did not provide an API key. Provide your key as a Bearer token or as the user of Basic authentication.");

    public static StripeApiException WrongKey => new(401, Request, null, "Invalid API Key provided: a key of the test mode begins with sk_test_.");

    public static StripeApiException OtherParameters => new(400, "idempotency_error", null,
        "Keys for idempotent requests can only be used with the same parameters they were first used with.");

    public static StripeApiException KeyInUse => new(409, "idempotency_error", "idempotency_key_in_use",
        "There is currently another in-progress request using this Idempotency Key.");

    public static StripeApiException Locked => new(429, Request, "lock_timeout",
        "This object cannot be accessed right now because another API request is currently accessing it.");

    public static StripeApiException Unavailable => new(503, "api_error", null, "The gateway's database is busy.");

    /// <summary>What a fault of that status says. The gateway remembers a 500 under its key, and only that: the others never got into it.</summary>
    public static StripeApiException Injected(int status) => status switch
    {
        409 => KeyInUse,
        429 => new(429, Request, "rate_limit", "Request rate limit exceeded."),
        500 => new(500, "api_error", null, "An unknown error occurred.", keep: true),
        > 500 => new(status, "api_error", null, "Something went wrong on the gateway's end."),
        _ => new(status, Request, null, "The request was refused."),
    };

    public WireResponse ToResponse()
    {
        var answer = WireResponse.Json(status, new { Error = Fields(("type", type), ("code", code), ("message", Message), ("param", param)) }, Keep);
        return status is 409 or 429 or >= 500 ? answer.With("Stripe-Should-Retry", status == 500 ? "false" : "true") : answer;
    }

    /// <summary>A card that was declined: the error carries the payment as it stands now.</summary>
    public static WireResponse Declined(Payment payment, DateTimeOffset now)
    {
        var why = payment.LastError!;
        return WireResponse.Json(402, new
        {
            Error = Fields(("charge", payment.LatestCharge?.Id), ("code", why.Code), ("decline_code", why.DeclineCode), ("message", why.Message),
                ("payment_intent", StripeShapes.Intent(payment, now)), ("type", "card_error")),
        });
    }

    // The gateway leaves out what an error does not have, where its objects say null.
    private static Dictionary<string, object> Fields(params (string Name, object? Value)[] fields) =>
        fields.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
}
