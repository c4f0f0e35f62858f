using System.Text.Json.Serialization;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>An order as the API shows it, whether it was just changed or read from the database.</summary>
/// <param name="Tax">Added to the prices; <paramref name="TaxIncluded"/> is contained in them.</param>
/// <param name="Taxes">Both by rate, of goods and delivery together.</param>
/// <param name="Refunded">All succeeded refunds together.</param>
internal sealed record OrderResponse(
    Guid Id, string Number, OrderStatus Status, PaymentStatus PaymentStatus, FulfilmentStatus FulfilmentStatus, string Email,
    IReadOnlyList<OrderResponse.LineResponse> Lines, Money Subtotal, Money Discount, Money Shipping, Money Tax, Money TaxIncluded,
    IReadOnlyList<TaxShare> Taxes, Money Total, Money Refunded, string Currency, string? Coupon,
    Address ShipTo, Address BillTo, OrderResponse.OptionResponse ShippingOption, OrderResponse.PaymentResponse Payment,
    IReadOnlyList<OrderResponse.ShipmentResponse> Shipments, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    /// <summary>What took the discount off, each by line, and why; as it was quoted. Empty where nothing did, and in orders from before it was kept.</summary>
    public IReadOnlyList<AppliedPromotion> Promotions { get; init; } = [];

    /// <summary>The return for which it is sent instead; missing where it is for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ExchangeOf? ExchangeOf { get; init; }

    /// <summary>Of a business that named one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? VatId { get; init; }

    /// <summary>Whether a register said that it is in force; else its form decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public bool? VatIdConfirmed { get; init; }

    /// <summary>Of the shop's terms, as they were accepted; missing where that was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? TermsVersion { get; init; }

    /// <summary>Only in the answer to a guest's POST: opens the order later, as X-Order-Token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? AccessToken { get; init; }

    /// <summary>Why the carrier does not take its parcel, while that is so: the address can be put right then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ProblemResponse? DeliveryProblem { get; init; }

    /// <summary>Since when staff has to decide whether it may leave, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? KeptBackSince { get; init; }

    /// <summary>Why, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? KeptBackFor { get; init; }

    /// <summary>By whom, for staff: an e-mail address, or <c>system</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? KeptBackBy { get; init; }

    /// <summary>Where it was ordered to, when that was put right since, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Address? OrderedShipTo { get; init; }

    /// <summary>How its delivery was put right, oldest first, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<CorrectionResponse>? Corrections { get; init; }

    /// <summary>How its lines and amounts were changed before it shipped, oldest first, for staff who looks at one order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<EditResponse>? Edits { get; init; }

    /// <summary>What its customer is asked to pay, so that a change of it is made; where it alone is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public AskedSupplement? Supplement { get; init; }

    /// <summary>What its customer was asked to pay for changes, oldest first, for staff who looks at one order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<SupplementResponse>? Supplements { get; init; }

    /// <summary>The words that staff put on it, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The account, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? CustomerId { get; init; }

    /// <summary>What staff wrote down, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<NoteResponse>? Notes { get; init; }

    /// <summary>For staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<TimelineResponse>? Timeline { get; init; }

    /// <summary>Oldest first, for staff who looks at one order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<RefundResponse>? Refunds { get; init; }

    /// <summary>Not all of it is there.</summary>
    internal bool AwaitsStock => Lines.Any(l => l.Backordered > 0);

    /// <summary>The day from which all of it is expected; null where all is there, or nobody knows.</summary>
    internal DateOnly? CompleteOn => Lines.All(l => l.Backordered == 0 || l.ExpectedOn is not null) ? Lines.Max(l => l.ExpectedOn) : null;

    /// <summary>It goes in several parcels.</summary>
    internal bool IsInParts { get; private init; }

    /// <summary>Staff packs it, or a label says that it soon will.</summary>
    internal bool IsBeingPacked { get; private init; }

    /// <summary>It stands packed, or has left.</summary>
    internal bool IsPacked { get; private init; }

    /// <summary>The seller's country, when its tax is not charged because the goods leave it.</summary>
    internal string? WithoutTaxOf { get; private init; }

    public sealed record LineResponse(
        string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, Money Tax, Money TaxIncluded, Money Total)
    {
        /// <summary>Units that are with a carrier or were.</summary>
        public required int Shipped { get; init; }

        /// <summary>Units that have arrived.</summary>
        public required int Delivered { get; init; }

        /// <summary>Units that the shop does not have yet: they are sent when they have come.</summary>
        public int Backordered { get; init; }

        /// <summary>The shop's day from which they are expected; missing where nobody knows, or all is there.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateOnly? ExpectedOn { get; init; }

        public FulfilmentStatus FulfilmentStatus =>
            Delivered >= Quantity ? FulfilmentStatus.Delivered
            : Delivered > 0 ? FulfilmentStatus.PartiallyDelivered
            : Shipped >= Quantity ? FulfilmentStatus.InTransit
            : Shipped > 0 ? FulfilmentStatus.PartiallyShipped : FulfilmentStatus.Unfulfilled;
    }

    public sealed record OptionResponse(
        string Id, string Carrier, string Service, Money Price, Money Tax, Money TaxIncluded, int? DeliveryDays, Money Total);

    /// <param name="ActionUrl">Where the customer confirms the payment, while it is required.</param>
    /// <param name="Failure">Why the payment was declined, while it is.</param>
    public sealed record PaymentResponse(
        PaymentStatus Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ActionUrl,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FailureResponse? Failure)
    {
        /// <summary><c>bankTransfer</c> or <c>cashOnDelivery</c>, where the gateway does not take the money.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Manual { get; init; }

        /// <summary>What gift cards and store credit have paid, each; missing where none did.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<CreditShare>? Credits { get; init; }

        /// <summary>What of the total is paid otherwise, where credit pays a part.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? ToPay { get; init; }

        /// <summary>Until when a transfer must have come, while it is waited for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? PayBy { get; init; }
    }

    public sealed record FailureResponse(string Code, string? Message);

    public sealed record ShipmentResponse(string Carrier, string Service, string? TrackingCode, ShipmentState Status, string? LabelUrl)
    {
        /// <summary>What of the order is in it.</summary>
        public required IReadOnlyList<ParcelLine> Lines { get; init; }

        public static ShipmentResponse Of(Order order, Shipment s) => new(s.Carrier, s.Service, Filled(s.TrackingCode), s.State, Filled(s.LabelUrl))
        {
            Lines = s.Lines ?? [.. order.Lines.OrderBy(l => l.Number).Select(l => new ParcelLine(l.Sku, l.Quantity))],
        };

        private static string? Filled(string text) => text.Length > 0 ? text : null;
    }

    public sealed record ProblemResponse(DateTimeOffset Since, string Reason);

    public sealed record CorrectionResponse(DateTimeOffset At, string By, Address ShipTo, string Carrier, string Service, string Reason);

    /// <param name="Difference">Of the totals: negative where it became cheaper.</param>
    public sealed record EditResponse(
        DateTimeOffset At, string By, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note, Money Difference,
        OrderFigures Before, OrderFigures After)
    {
        public static EditResponse Of(OrderEdit e) => new(e.At, e.ActorName, e.Reason, e.Note, e.After.Total - e.Before.Total, e.Before, e.After);
    }

    public sealed record NoteResponse(DateTimeOffset At, string By, string Text);

    /// <param name="Status"><c>pending</c>, <c>succeeded</c> or <c>failed</c>.</param>
    public sealed record RefundResponse(Guid Id, Money Amount, string Status, string Reason, DateTimeOffset At)
    {
        /// <summary>
        /// <c>credit</c> for gift cards and store credit that paid, <c>storeCredit</c> in place of money, <c>exchange</c> for what is sent instead; missing
        /// where it goes as it came.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? To { get; init; }
    }

    /// <summary>The same with what only staff sees.</summary>
    /// <param name="payment">Null while Payments has not received the order.</param>
    /// <param name="edits">Null where it was not changed.</param>
    public OrderResponse ForStaff(Order order, IReadOnlyList<TimelineEntry> timeline, PaymentDetails? payment, EditResponse[]? edits = null) => this with
    {
        Edits = edits,
        Refunds = [.. (payment?.Refunds ?? []).Select(r => new RefundResponse(r.Id, r.Amount, r.State, r.Reason, r.At) { To = r.To })],
        CustomerId = order.AccountId,
        KeptBackSince = order.KeptBackAt,
        KeptBackFor = order.KeptBackFor,
        KeptBackBy = order.KeptBackBy,
        OrderedShipTo = order.Delivery.ShipTo == order.ShipTo ? null : order.ShipTo,
        Corrections = order.Corrections.Count == 0 ? null
            : [.. order.Corrections.OrderBy(c => c.Number).Select(c => new CorrectionResponse(c.At, c.ActorName, c.ShipTo, c.Carrier, c.Service, c.Reason))],
        Notes = [.. timeline.Where(t => t.What is TimelineEventKind.Note).Select(t => new NoteResponse(t.At, t.ActorName, t.Detail))],
        Timeline = [.. timeline.Select(t => TimelineResponse.Of(t, forStaff: true))],
    };

    /// <summary>Of an order whose lines, shipments and corrections are loaded.</summary>
    public static OrderResponse Of(Order o) => Of(o, o.Delivery);

    private static OrderResponse Of(Order o, Delivery delivery) => new(
        o.Id, o.Number, o.Status, o.PaymentStatus, o.FulfilmentStatus, o.Email,
        [.. o.Lines.OrderBy(l => l.Number).Select(l =>
            new LineResponse(
                l.Sku, l.Name, l.Quantity, o.Of(l.UnitPrice), o.Of(l.Discount), o.Of(l.Tax), o.Of(l.TaxIncluded), o.Of(l.Total))
            { Shipped = o.ShippedOf(l), Delivered = o.DeliveredOf(l), Backordered = l.Backordered, ExpectedOn = l.ExpectedOn })],
        o.Of(o.Subtotal), o.Of(o.Discount), o.Of(o.Shipping), o.Of(o.Tax), o.Of(o.TaxIncluded), o.Taxes ?? [], o.TotalMoney, o.Of(o.Refunded), o.Currency,
        o.CouponCode, delivery.ShipTo, o.BillTo,
        new(
            delivery.OptionId, delivery.Carrier, delivery.Service, o.Of(o.Shipping), o.Of(o.ShippingTax), o.Of(o.ShippingTaxIncluded), o.DeliveryDays,
            o.TotalMoney),
        new(
            o.PaymentStatus, o.PaymentStatus is PaymentStatus.ActionRequired ? o.ActionUrl : null,
            o.PaymentStatus is PaymentStatus.Declined && o.FailureCode is { } code ? new(DeclineCodes.ForCustomers(code), o.FailureMessage) : null)
        {
            Manual = o.Manual,
            Credits = o.Credits,
            ToPay = o.Credits is null ? null : o.ToPay,
            PayBy = o is { Status: OrderStatus.AwaitingPayment, Manual: not null } ? o.HoldExpiresAt : null,
        },
        [.. o.Shipments.OrderBy(s => s.BookedAt).Select(s => ShipmentResponse.Of(o, s))],
        o.CreatedAt, o.UpdatedAt, o.Version)
    {
        IsInParts = o.Shipments.Any(s => s.Lines is not null),
        IsBeingPacked = o.PackingSince is not null || o.FulfilmentStatus is FulfilmentStatus.Labelled,
        IsPacked = o.FulfilmentStatus > FulfilmentStatus.Labelled
            || (o.FulfilmentStatus is FulfilmentStatus.Labelled && (o.PackedAt is not null || delivery.Carrier == PickUpPoint.Carrier)),
        Promotions = o.Promotions ?? [],
        ExchangeOf = o.ExchangeOf,
        WithoutTaxOf = o.WithoutTaxOf,
        VatId = o.VatId,
        VatIdConfirmed = o.VatIdConfirmed,
        TermsVersion = o.TermsVersion,
        DeliveryProblem = o is { RefusedAt: { } since, Refusal: { } reason } ? new(since, reason) : null,
    };
}
