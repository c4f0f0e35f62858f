namespace ClickCart.Sandbox.Shipments;

/// <summary>An error in the carrier's words.</summary>
internal sealed class EasyPostApiException(int status, string code, string message, params (string Field, string Message)[] errors) : Exception(message)
{
    public static EasyPostApiException Required(string field) => new(422, "PARAMETER.REQUIRED", "Missing required parameter.", (field, "cannot be blank"));
    public static EasyPostApiException Invalid(string field, string why) => new(422, "PARAMETER.INVALID", "A parameter is invalid.", (field, why));
    public static EasyPostApiException Malformed => new(400, "BAD_REQUEST", "The request body is not the JSON that this call takes.");
    public static EasyPostApiException Unauthorized =>
        new(401, "UNAUTHORIZED", "A valid API key is needed, as a Bearer token or as the user of Basic authentication.");
    public static EasyPostApiException NotFound => new(404, "NOT_FOUND", "The requested resource could not be found.");
    public static EasyPostApiException NoSuchRate => new(422, "SHIPMENT.RATE.INVALID", "The rate does not belong to this shipment.", ("rate", "not found"));
    public static EasyPostApiException PostageExists => new(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.");
    public static EasyPostApiException NoPostage => new(422, "SHIPMENT.POSTAGE.REQUIRED", "Postage is required: this shipment has no label yet.");
    public static EasyPostApiException RefundUnavailable => new(422, "SHIPMENT.REFUND.UNAVAILABLE", "Unable to request refund. The parcel has been shipped.");
    public static EasyPostApiException Busy => new(409, "CONFLICT", "Another request is changing this resource.");
    public static EasyPostApiException Unavailable => new(503, "SERVICE_UNAVAILABLE", "The carrier's database is busy.");

    /// <summary>What a fault of that status says.</summary>
    public static EasyPostApiException Injected(int status) => status switch
    {
        429 => new(429, "RATE_LIMITED", "Too many requests."),
        >= 500 => new(status, "INTERNAL_SERVER_ERROR", "We're sorry, something went wrong."),
        _ => new(status, "BAD_REQUEST", "The request was refused."),
    };

    public WireResponse ToResponse() => WireResponse.Json(status, new
    {
        Error = new { Code = code, Message, Errors = errors.Select(e => new { e.Field, e.Message }) },
    });
}
