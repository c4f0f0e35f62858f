using ClickCart.Kernel;
using MediatR;

namespace ClickCart.Payments.Payments;

// Once: the poller sent it, which comes again by itself. A job that it sends does not retry, or an outage would pile them up.

[EventName("payments.authorize-payment.v1")]
internal sealed record AuthorizePaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IRequest<Result>;

[EventName("payments.capture-payment.v1")]
internal sealed record CapturePaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IRequest<Result>;

[EventName("payments.void-payment.v1")]
internal sealed record VoidPaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IRequest<Result>;

/// <summary>Reads the payment and its refunds from the gateway and follows what they say.</summary>
[EventName("payments.read-payment.v1")]
internal sealed record ReadPaymentJob(Guid OrderId, string OrderNumber) : IRequest<Result>;

[EventName("payments.refund-payment.v1")]
internal sealed record RefundPaymentJob(Guid OrderId, string OrderNumber, Guid RefundId, bool Once = false) : IRequest<Result>;
