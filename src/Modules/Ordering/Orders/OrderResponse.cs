using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>An order as the API shows it, whether it was just changed or read from the database.</summary>
internal sealed record OrderResponse : IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required OrderStatus Status { get; init; }
    public required PaymentStatus PaymentStatus { get; init; }
    public required FulfilmentStatus FulfilmentStatus { get; init; }
    public required string Email { get; init; }
    public required IReadOnlyList<LineResponse> Lines { get; init; }
    public required Money Subtotal { get; init; }
    public required Money Discount { get; init; }
    public required Money Shipping { get; init; }
    public required Money Tax { get; init; }
    public required Money Total { get; init; }
    public required string Currency { get; init; }
    public required string? Coupon { get; init; }
    public required Address ShipTo { get; init; }
    public required Address BillTo { get; init; }
    public required OptionResponse ShippingOption { get; init; }
    public required PaymentResponse Payment { get; init; }
    public required IReadOnlyList<ShipmentResponse> Shipments { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required int Version { get; init; }

    /// <summary>Only in the answer to a guest's POST: opens the order later, as X-Order-Token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    /// <summary>The account, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CustomerId { get; init; }

    /// <summary>What staff wrote down, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NoteResponse>? Notes { get; init; }

    /// <summary>For staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimelineResponse>? Timeline { get; init; }

    public sealed record LineResponse(string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, Money Tax, Money Total);

    public sealed record OptionResponse(string Id, string Carrier, string Service, Money Price, Money Tax, int? DeliveryDays, Money Total);

    /// <param name="ActionUrl">Where the customer confirms the payment, while it is required.</param>
    /// <param name="Failure">Why the payment was declined, while it is.</param>
    public sealed record PaymentResponse(
        PaymentStatus Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ActionUrl,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FailureResponse? Failure);

    public sealed record FailureResponse(string Code, string? Message);

    public sealed record ShipmentResponse(string Carrier, string Service, string TrackingCode, ShipmentState Status, string LabelUrl);

    public sealed record NoteResponse(DateTimeOffset At, string By, string Text);

    /// <summary>The same with what only staff sees.</summary>
    public OrderResponse ForStaff(Order order, IReadOnlyList<TimelineEntry> timeline) => this with
    {
        CustomerId = order.AccountId,
        Notes = [.. timeline.Where(t => t.What is TimelineEventKind.Note).Select(t => new NoteResponse(t.At, t.ActorName, t.Detail))],
        Timeline = [.. timeline.Select(t => TimelineResponse.Of(t, forStaff: true))],
    };

    /// <summary>Of an order whose lines and shipments are loaded.</summary>
    public static OrderResponse Of(Order o) => new()
    {
        Id = o.Id,
        Number = o.Number,
        Status = o.Status,
        PaymentStatus = o.PaymentStatus,
        FulfilmentStatus = o.FulfilmentStatus,
        Email = o.Email,
        Lines = [.. o.Lines.OrderBy(l => l.Number).Select(l => new LineResponse(
            l.Sku, l.Name, l.Quantity, new(l.UnitPrice, o.Currency), new(l.Discount, o.Currency), new(l.Tax, o.Currency), new(l.Total, o.Currency)))],
        Subtotal = new(o.Subtotal, o.Currency),
        Discount = new(o.Discount, o.Currency),
        Shipping = new(o.Shipping, o.Currency),
        Tax = new(o.Tax, o.Currency),
        Total = new(o.Total, o.Currency),
        Currency = o.Currency,
        Coupon = o.CouponCode,
        ShipTo = o.ShipTo,
        BillTo = o.BillTo,
        ShippingOption = new OptionResponse(
            o.ShippingOptionId, o.Carrier, o.Service, new(o.Shipping, o.Currency), new(o.ShippingTax, o.Currency), o.DeliveryDays, new(o.Total, o.Currency)),
        Payment = new PaymentResponse(
            o.PaymentStatus,
            o.PaymentStatus == PaymentStatus.ActionRequired ? o.ActionUrl : null,
            o.PaymentStatus == PaymentStatus.Declined && o.FailureCode != null ? new FailureResponse(o.FailureCode, o.FailureMessage) : null),
        Shipments = [.. o.Shipments.OrderBy(s => s.BookedAt).Select(s => new ShipmentResponse(s.Carrier, s.Service, s.TrackingCode, s.State, s.LabelUrl))],
        CreatedAt = o.CreatedAt,
        UpdatedAt = o.UpdatedAt,
        Version = o.Version,
    };
}
