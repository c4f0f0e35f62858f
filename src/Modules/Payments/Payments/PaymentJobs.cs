using ClickCart.Kernel;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>Asks the gateway for something that it must do once.</summary>
internal interface IPaymentJob : IRequest<Result>
{
    Guid OrderId { get; }

    /// <summary>The poller sent it, which comes again by itself. A job that it sends does not retry, or an outage would pile them up.</summary>
    bool Once { get; }
}

[EventName("payments.authorize-payment.v1")]
internal sealed record AuthorizePaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IPaymentJob;

[EventName("payments.capture-payment.v1")]
internal sealed record CapturePaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IPaymentJob;

[EventName("payments.void-payment.v1")]
internal sealed record VoidPaymentJob(Guid OrderId, string OrderNumber, bool Once = false) : IPaymentJob;

/// <summary>Reads the payment and its refunds from the gateway and follows what they say.</summary>
[EventName("payments.read-payment.v1")]
internal sealed record ReadPaymentJob(Guid OrderId, string OrderNumber) : IRequest<Result>;

[EventName("payments.refund-payment.v1")]
internal sealed record RefundPaymentJob(Guid OrderId, string OrderNumber, Guid RefundId, bool Once = false) : IPaymentJob;
