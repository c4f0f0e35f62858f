using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <param name="UnitPrice">Locked by the quote.</param>
public sealed record OrderLine(string Sku, string Name, int Quantity, Money UnitPrice);

/// <summary>
/// An order was accepted; its stock is held until <paramref name="HoldExpiresAt"/>. Payments authorises <paramref name="Total"/>, unless it is 0.
/// </summary>
/// <param name="PaymentMethod">Empty where the total is 0.</param>
/// <param name="Credit">The part of <paramref name="Total"/> that gift cards and store credit have paid; null for none.</param>
/// <param name="UsesPromotions">Uses of promotions without a code were taken for it; <paramref name="CouponCode"/> is the first of its coupons.</param>
[EventName("ordering.order-placed.v1")]
public sealed record OrderPlaced(
    Guid OrderId, string Number, Guid? AccountId, string Email, IReadOnlyList<OrderLine> Lines, Money Total, string? CouponCode, string PaymentMethod,
    DateTimeOffset PlacedAt, DateTimeOffset HoldExpiresAt, bool KeepCard = false, bool UsesPromotions = false,
    Money? Credit = null) : IIntegrationEvent;

/// <summary>After a decline the customer sent another payment method. <paramref name="Attempt"/> counts from 2.</summary>
[EventName("ordering.payment-retried.v1")]
public sealed record PaymentRetried(Guid OrderId, string PaymentMethod, int Attempt) : IIntegrationEvent;

/// <summary>
/// The order is authorised, or costs nothing, and its stock is kept: Shipping buys the label, or waits for staff to ask for it; with
/// <c>Payments:CaptureOn=Confirmation</c> Payments captures.
/// </summary>
/// <param name="LineDiscounts">What a coupon takes off each of <paramref name="Lines"/> as a whole; null for nothing.</param>
/// <param name="ShippingOptionId">As the quote named it; null in events from before it was told.</param>
/// <param name="AwaitsStock">Not all of it is there: nothing is sent by itself until <see cref="OrderStocked"/>, and it is charged now.</param>
[EventName("ordering.order-confirmed.v1")]
public sealed record OrderConfirmed(
    Guid OrderId, string Number, IReadOnlyList<OrderLine> Lines, Money Total, Address ShipTo, string Carrier, string Service, int WeightGrams,
    DateTimeOffset At, IReadOnlyList<Money>? LineDiscounts = null, string? ShippingOptionId = null, bool AwaitsStock = false)
    : IIntegrationEvent;

/// <summary>All that the order waited for is there: it goes on.</summary>
[EventName("ordering.order-stocked.v1")]
public sealed record OrderStocked(Guid OrderId, string Number, DateTimeOffset At) : IIntegrationEvent;

/// <summary>What a paid order waits for is expected on another day than its customer was told.</summary>
/// <param name="ExpectedOn">From when all of it is there; null where nobody knows any more.</param>
[EventName("ordering.order-expected-on-another-day.v1")]
public sealed record OrderExpectedOnAnotherDay(Guid OrderId, string Number, DateOnly? ExpectedOn, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The delivery of an order without a label was put right: Shipping sends the parcel to this address by this service.</summary>
[EventName("ordering.delivery-corrected.v1")]
public sealed record DeliveryCorrected(
    Guid OrderId, Address ShipTo, string Carrier, string Service, DateTimeOffset At, string? ShippingOptionId = null) : IIntegrationEvent;

/// <summary>The order must not leave until staff has decided: Shipping buys no label and hands nothing over.</summary>
/// <param name="Reason">For staff.</param>
[EventName("ordering.order-kept-back.v1")]
public sealed record OrderKeptBack(Guid OrderId, string Reason, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Staff let an order go that was kept back: Shipping buys its label, where that was asked for.</summary>
[EventName("ordering.order-released.v1")]
public sealed record OrderReleased(Guid OrderId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The order ends unfulfilled: Inventory releases, Payments voids or refunds, Shipping refunds the label, Pricing gives the coupon back.</summary>
/// <param name="Actor"><c>customer</c>, <c>guest</c>, <c>admin</c> or <c>system</c>.</param>
[EventName("ordering.order-cancelled.v1")]
public sealed record OrderCancelled(Guid OrderId, string Number, string Reason, string Actor, DateTimeOffset At) : IIntegrationEvent;
