using System.Text.Json;

namespace ClickCart.Ordering.Orders;

/// <summary>Where the order as a whole stands. Cancelled and Returned are final; Delivered is, unless the parcel comes back and the money goes back.</summary>
internal enum OrderStatus
{
    AwaitingPayment,
    Confirmed,
    Shipped,
    Delivered,
    Cancelled,

    /// <summary>All came back, by the carrier or by returns, and the money went back in full, or none had been paid.</summary>
    Returned,
}

/// <summary>
/// Where its money stands, as Payments reports it. Voided and NotRequired are final; Refunded is not, because a gateway may fail a refund later.
/// </summary>
internal enum PaymentStatus
{
    Pending,
    ActionRequired,
    Authorized,
    Captured,
    Declined,
    Voided,
    PartiallyRefunded,
    Refunded,

    /// <summary>The customer's bank is deciding about a dispute.</summary>
    Disputed,

    /// <summary>The order costs nothing: the gateway never hears of it.</summary>
    NotRequired,
}

/// <summary>Where its parcels stand, as Shipping reports them. Returned is final, unless it is sent again.</summary>
internal enum FulfilmentStatus
{
    Unfulfilled,
    Labelled,

    /// <summary>A part has left, the rest has not.</summary>
    PartiallyShipped,

    InTransit,

    /// <summary>A part has arrived; the rest is on its way, or has not left.</summary>
    PartiallyDelivered,

    Delivered,
    Returned,
}

/// <summary>What can happen to an order: the kinds of its timeline's entries.</summary>
internal enum TimelineEventKind
{
    OrderPlaced,
    OrderConfirmed,
    OrderCancelled,
    PaymentActionRequired,
    PaymentAuthorized,
    PaymentDeclined,
    PaymentRetried,
    PaymentCaptured,
    PaymentCaptureFailed,
    PaymentVoided,

    /// <summary>Paid after it was cancelled; goes back in full.</summary>
    PaidLate,
    RefundRequested,

    /// <summary>One that was to be paid by hand is not made.</summary>
    RefundWithdrawn,
    RefundedInPart,
    RefundedInFull,

    /// <summary>A refund failed and others remain.</summary>
    RefundFailedInPart,

    /// <summary>A refund failed and none remains.</summary>
    RefundFailed,
    PaymentDisputed,

    /// <summary>The dispute was closed, and nothing had been refunded before.</summary>
    DisputeClosed,

    /// <summary>The dispute was closed, and a part had been refunded before.</summary>
    DisputeClosedInPart,
    ShipmentBooked,
    ShipmentDispatched,
    ShipmentDelivered,
    ShipmentReturned,
    LabelRefunded,

    /// <summary>Staff has put a part of it into a parcel of its own.</summary>
    ParcelPacked,

    /// <summary>A parcel with a part of it has left, and others have not.</summary>
    ShipmentDispatchedInPart,

    /// <summary>A parcel with a part of it has arrived, and others have not.</summary>
    ShipmentDeliveredInPart,

    /// <summary>A parcel with a part of it came back, and others did not.</summary>
    ShipmentReturnedInPart,

    /// <summary>What came back, or is lost, is sent again; nothing else is on its way or has arrived.</summary>
    ParcelSentAgain,

    /// <summary>The same, while other parts are on their way or have arrived.</summary>
    ParcelSentAgainInPart,

    /// <summary>What has not left of an order that has is not sent any more: its rest, or all where what had left is lost or came back.</summary>
    RestGivenUp,

    /// <summary>The carrier sells no label: the delivery must be put right.</summary>
    ShipmentRefused,

    /// <summary>The delivery was put right, and is tried again.</summary>
    DeliveryCorrected,

    /// <summary>It must not leave until staff has decided.</summary>
    OrderKeptBack,
    OrderReleased,

    /// <summary>There is nothing to pay.</summary>
    PaymentNotRequired,

    /// <summary>Staff has printed its packing slip.</summary>
    PackingBegun,

    /// <summary>Its customer, or staff, asked to send things back.</summary>
    ReturnRequested,
    ReturnApproved,
    ReturnDeclined,

    /// <summary>Something of a return came back and was looked at.</summary>
    ReturnReceived,

    /// <summary>With it, all that was ordered has come back.</summary>
    ReturnReceivedInFull,

    /// <summary>A return ended without a refund.</summary>
    ReturnClosed,

    /// <summary>The refund of a return was not made: another one was faster.</summary>
    ReturnRefundRefused,

    /// <summary>For a return something else is sent.</summary>
    ExchangeDecided,

    /// <summary>What is sent for a return is ordered.</summary>
    ExchangePlaced,

    /// <summary>Nothing is sent for a return after all.</summary>
    ExchangeEnded,

    /// <summary>Photos were added to a return, or one was removed.</summary>
    ReturnPhotosChanged,

    /// <summary>Its lines or amounts were changed before it shipped.</summary>
    OrderEdited,

    /// <summary>Its customer is asked to pay what a change makes it dearer.</summary>
    SupplementAsked,

    /// <summary>That is paid.</summary>
    SupplementPaid,

    /// <summary>It is asked for no more, and was not paid.</summary>
    SupplementEnded,

    /// <summary>It was paid when the change could not be made any more, and goes back.</summary>
    SupplementGivenBack,

    /// <summary>What it costs less since went back.</summary>
    ChangeRefunded,

    /// <summary>Goods that it waits for arrived.</summary>
    StockArrived,

    /// <summary>It waits for goods, or they are expected on another day.</summary>
    StockAwaited,

    /// <summary>Staff put words on it, to find it again.</summary>
    Tagged,
    Untagged,

    /// <summary>Staff wrote something down.</summary>
    Note,
}

/// <summary>
/// The state of an order and, in <see cref="After"/>, its state table: where each of the three goes when something happens. What is not in the table
/// changes nothing, so that late and repeated events are harmless. Stored on the timeline as <c>confirmed authorized labelled</c>.
/// </summary>
internal sealed record OrderState(OrderStatus Status, PaymentStatus Payment, FulfilmentStatus Fulfilment)
{
    public static readonly OrderState Placed = new(OrderStatus.AwaitingPayment, PaymentStatus.Pending, FulfilmentStatus.Unfulfilled);

    public OrderState After(TimelineEventKind what)
    {
        var next = new OrderState(Next(Status, what), Next(Payment, what), Next(Fulfilment, what));
        return next is
        {
            Status: OrderStatus.Shipped or OrderStatus.Delivered,
            Payment: PaymentStatus.Refunded or PaymentStatus.NotRequired or PaymentStatus.Voided,
            Fulfilment: FulfilmentStatus.Returned,
        }
            ? next with { Status = OrderStatus.Returned }
            : next;
    }

    public bool CanBeCancelled => Next(Status, TimelineEventKind.OrderCancelled) is OrderStatus.Cancelled && !IsInParts;

    /// <summary>A part of it is with the carrier or with its customer, and not all.</summary>
    public bool IsInParts => Fulfilment is FulfilmentStatus.PartiallyShipped or FulfilmentStatus.PartiallyDelivered;

    /// <summary>The money has been taken, whatever went back since, or none is to be taken.</summary>
    public bool IsPaid => Payment is PaymentStatus.Captured or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded or PaymentStatus.Disputed
        or PaymentStatus.NotRequired;

    private static OrderStatus Next(OrderStatus now, TimelineEventKind what) => (now, what) switch
    {
        (OrderStatus.AwaitingPayment, TimelineEventKind.OrderConfirmed) => OrderStatus.Confirmed,
        (OrderStatus.AwaitingPayment, TimelineEventKind.OrderCancelled) => OrderStatus.Cancelled,
        (OrderStatus.Confirmed, TimelineEventKind.OrderCancelled) => OrderStatus.Cancelled,
        (OrderStatus.Confirmed, TimelineEventKind.ShipmentDispatched or TimelineEventKind.RestGivenUp) => OrderStatus.Shipped,
        (OrderStatus.Shipped, TimelineEventKind.ShipmentDelivered) => OrderStatus.Delivered,
        _ => now,
    };

    private static PaymentStatus Next(PaymentStatus now, TimelineEventKind what) => (now, what) switch
    {
        (PaymentStatus.Pending, TimelineEventKind.PaymentNotRequired) => PaymentStatus.NotRequired,
        (PaymentStatus.Pending, TimelineEventKind.PaymentActionRequired) => PaymentStatus.ActionRequired,
        (PaymentStatus.Pending or PaymentStatus.ActionRequired, TimelineEventKind.PaymentDeclined) => PaymentStatus.Declined,
        (PaymentStatus.Pending or PaymentStatus.ActionRequired or PaymentStatus.Declined, TimelineEventKind.PaymentAuthorized or TimelineEventKind.PaidLate) =>
            PaymentStatus.Authorized,
        (PaymentStatus.Declined, TimelineEventKind.PaymentRetried) => PaymentStatus.Pending,

        (PaymentStatus.Authorized, TimelineEventKind.PaymentCaptureFailed) => PaymentStatus.Declined,
        (PaymentStatus.Pending or PaymentStatus.ActionRequired or PaymentStatus.Authorized or PaymentStatus.Declined, TimelineEventKind.PaymentCaptured) =>
            PaymentStatus.Captured,
        (PaymentStatus.Pending or PaymentStatus.ActionRequired or PaymentStatus.Authorized or PaymentStatus.Declined, TimelineEventKind.PaymentVoided) =>
            PaymentStatus.Voided,

        // A refund means that there was a capture, also when its event comes later.
        (PaymentStatus.Voided or PaymentStatus.NotRequired, _) => now,
        (PaymentStatus.Refunded, TimelineEventKind.RefundedInPart) => now,
        (_, TimelineEventKind.RefundedInPart) => PaymentStatus.PartiallyRefunded,
        (_, TimelineEventKind.RefundedInFull) => PaymentStatus.Refunded,
        (_, TimelineEventKind.RefundFailedInPart) => PaymentStatus.PartiallyRefunded,
        (_, TimelineEventKind.RefundFailed) => PaymentStatus.Captured,
        (_, TimelineEventKind.PaymentDisputed) => PaymentStatus.Disputed,
        (PaymentStatus.Disputed, TimelineEventKind.DisputeClosed) => PaymentStatus.Captured,
        (PaymentStatus.Disputed, TimelineEventKind.DisputeClosedInPart) => PaymentStatus.PartiallyRefunded,
        _ => now,
    };

    private static FulfilmentStatus Next(FulfilmentStatus now, TimelineEventKind what) => (now, what) switch
    {
        (FulfilmentStatus.Unfulfilled, TimelineEventKind.ShipmentBooked) => FulfilmentStatus.Labelled,
        (FulfilmentStatus.Labelled, TimelineEventKind.LabelRefunded) => FulfilmentStatus.Unfulfilled,
        (FulfilmentStatus.Unfulfilled or FulfilmentStatus.Labelled or FulfilmentStatus.PartiallyShipped, TimelineEventKind.ShipmentDispatched) =>
            FulfilmentStatus.InTransit,
        (FulfilmentStatus.Unfulfilled or FulfilmentStatus.Labelled, TimelineEventKind.ShipmentDispatchedInPart) => FulfilmentStatus.PartiallyShipped,
        (FulfilmentStatus.PartiallyShipped or FulfilmentStatus.InTransit, TimelineEventKind.ShipmentDeliveredInPart) => FulfilmentStatus.PartiallyDelivered,
        (FulfilmentStatus.InTransit or FulfilmentStatus.PartiallyShipped or FulfilmentStatus.Returned, TimelineEventKind.ParcelSentAgain) =>
            FulfilmentStatus.Unfulfilled,
        (FulfilmentStatus.InTransit or FulfilmentStatus.Returned, TimelineEventKind.ParcelSentAgainInPart) => FulfilmentStatus.PartiallyShipped,
        (FulfilmentStatus.InTransit or FulfilmentStatus.PartiallyDelivered, TimelineEventKind.ShipmentDelivered) => FulfilmentStatus.Delivered,
        (FulfilmentStatus.InTransit or FulfilmentStatus.PartiallyDelivered or FulfilmentStatus.Delivered, TimelineEventKind.ShipmentReturned) =>
            FulfilmentStatus.Returned,
        (FulfilmentStatus.PartiallyShipped, TimelineEventKind.RestGivenUp) => FulfilmentStatus.InTransit,
        (FulfilmentStatus.Unfulfilled or FulfilmentStatus.Labelled, TimelineEventKind.RestGivenUp) => FulfilmentStatus.Returned,
        (FulfilmentStatus.Delivered, TimelineEventKind.ReturnReceivedInFull) => FulfilmentStatus.Returned,
        _ => now,
    };

    /// <summary>An enum's name as the API and the timeline write it: <c>awaitingPayment</c>.</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public override string ToString() => $"{Word(Status)} {Word(Payment)} {Word(Fulfilment)}";

    public static OrderState Parse(string stored)
    {
        var words = stored.Split(' ');
        return new(Enum.Parse<OrderStatus>(words[0], ignoreCase: true),
            Enum.Parse<PaymentStatus>(words[1], ignoreCase: true), Enum.Parse<FulfilmentStatus>(words[2], ignoreCase: true));
    }
}
