using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>The gateway has authorised the order's total.</summary>
[EventName("payments.payment-authorized.v1")]
public sealed record PaymentAuthorized(Guid OrderId, Money Amount, string GatewayId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The gateway declined.</summary>
/// <param name="Code">The protocol's decline code (<c>insufficient_funds</c>).</param>
/// <param name="Message">Fit for customers.</param>
[EventName("payments.payment-declined.v1")]
public sealed record PaymentDeclined(Guid OrderId, int Attempt, string Code, string Message, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The customer must act, such as pass 3-D Secure at <paramref name="ActionUrl"/>.</summary>
/// <param name="OnGatewaysPage">There is no card yet: it is entered on the gateway's own page.</param>
[EventName("payments.payment-action-required.v1")]
public sealed record PaymentActionRequired(Guid OrderId, int Attempt, string ActionUrl, DateTimeOffset At, bool OnGatewaysPage = false) : IIntegrationEvent;

/// <summary>All of an order is paid.</summary>
/// <param name="Supplemented">What of <paramref name="Amount"/> supplements had paid before; null for nothing.</param>
[EventName("payments.payment-captured.v1")]
public sealed record PaymentCaptured(Guid OrderId, Money Amount, DateTimeOffset At, Money? Supplemented = null) : IIntegrationEvent;

/// <summary>The gateway refused to capture for good; nothing was charged.</summary>
[EventName("payments.payment-capture-failed.v1")]
public sealed record PaymentCaptureFailed(Guid OrderId, string Message, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The authorisation was given back; nothing was charged.</summary>
[EventName("payments.payment-voided.v1")]
public sealed record PaymentVoided(Guid OrderId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>A refund was accepted here and is on its way to the gateway.</summary>
/// <param name="To">As in <see cref="PaymentRefunded"/>.</param>
[EventName("payments.refund-requested.v1")]
public sealed record RefundRequested(
    Guid OrderId, Guid RefundId, Money Amount, string Reason, string Actor, DateTimeOffset At, string? To = null) : IIntegrationEvent;

/// <param name="RefundedTotal">All succeeded refunds of the order together.</param>
/// <param name="Captured">What had been captured: refunded in full when the two are equal.</param>
/// <param name="To"><c>credit</c> where it went back to gift cards and store credit that had paid, <c>storeCredit</c> where store credit was given in place of
/// money, <c>exchange</c> where it pays for what the customer gets instead; null where it went back as it had come.</param>
/// <param name="With">The refund that this one goes along with, as another part of the same; null for none.</param>
/// <param name="ForChanges">The part of <paramref name="RefundedTotal"/> by which changes of the order made it cheaper; null for none.</param>
/// <param name="OfExchange">It was to pay for an exchange, which does not use it.</param>
[EventName("payments.payment-refunded.v1")]
public sealed record PaymentRefunded(
    Guid OrderId, Guid RefundId, Money Amount, Money RefundedTotal, Money Captured, string Reason, DateTimeOffset At, Money? ForChanges = null,
    string? To = null, Guid? With = null, bool OfExchange = false)
    : IIntegrationEvent;

/// <summary>The gateway failed a refund, at once or after it had succeeded; the money is with the shop again.</summary>
/// <param name="ForChanges">As in <see cref="PaymentRefunded"/>.</param>
[EventName("payments.refund-failed.v1")]
public sealed record RefundFailed(
    Guid OrderId, Guid RefundId, Money Amount, Money RefundedTotal, Money Captured, string Message, DateTimeOffset At, Money? ForChanges = null)
    : IIntegrationEvent;

/// <summary>A refund that another module decided on is not made: the order's money went another way first.</summary>
/// <param name="Message">For staff, a sentence.</param>
[EventName("payments.refund-refused.v1")]
public sealed record RefundRefused(Guid OrderId, Guid RefundId, Money Amount, string Message, DateTimeOffset At) : IIntegrationEvent;

/// <summary>A refund that is paid back by hand was asked for by mistake, and is not made.</summary>
/// <param name="Reason">Fit for customers, a sentence.</param>
/// <param name="Actor">Who: an e-mail address.</param>
[EventName("payments.refund-withdrawn.v1")]
public sealed record RefundWithdrawn(Guid OrderId, Guid RefundId, Money Amount, string Reason, string Actor, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The customer's bank took the payment into dispute: until it is closed, nothing can be refunded.</summary>
/// <param name="Reason">For staff: where the dispute stands, in the gateway's words.</param>
[EventName("payments.payment-disputed.v1")]
public sealed record PaymentDisputed(Guid OrderId, string DisputeId, Money Amount, string Reason, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Something about money that a person must look at, such as a dispute or a refund that failed. The same thing is told once.</summary>
/// <param name="AlertId">What and about what: <c>dispute/dp_…</c>.</param>
/// <param name="OrderId">Null for what belongs to no order.</param>
/// <param name="Detail">For staff, a sentence.</param>
[EventName("payments.alert-raised.v1")]
public sealed record AlertRaised(string AlertId, Guid? OrderId, string Detail, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The bank has decided about a dispute.</summary>
/// <param name="Won">The money stays with the shop.</param>
/// <param name="Refunded">All succeeded refunds of the order together, without those by which its changes made it cheaper.</param>
[EventName("payments.dispute-closed.v1")]
public sealed record DisputeClosed(Guid OrderId, string DisputeId, Money Amount, bool Won, Money Refunded, DateTimeOffset At) : IIntegrationEvent;
