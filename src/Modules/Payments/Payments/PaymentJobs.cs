namespace ClickCart.Payments.Payments;

/// <summary>Asks the gateway for something that it must do once.</summary>
internal interface IPaymentJob : IJob
{
    Guid OrderId { get; }
}

[EventName("payments.authorize-payment.v1")]
internal sealed record AuthorizePaymentJob(Guid OrderId, string OrderNumber) : IPaymentJob
{
    string IJob.DisplayName => $"Authorise payment of {OrderNumber}";
}

[EventName("payments.capture-payment.v1")]
internal sealed record CapturePaymentJob(Guid OrderId, string OrderNumber) : IPaymentJob
{
    string IJob.DisplayName => $"Capture payment of {OrderNumber}";
}

[EventName("payments.void-payment.v1")]
internal sealed record VoidPaymentJob(Guid OrderId, string OrderNumber) : IPaymentJob
{
    string IJob.DisplayName => $"Void payment of {OrderNumber}";
}

[EventName("payments.refund-payment.v1")]
internal sealed record RefundPaymentJob(Guid OrderId, string OrderNumber, Guid RefundId) : IPaymentJob
{
    string IJob.DisplayName => $"Refund payment of {OrderNumber}";
}

/// <summary>Nobody has told of the payment for a while: it is read from the gateway, with its refunds.</summary>
[EventName("payments.payment-read-due.v1")]
internal sealed record PaymentReadDue(Guid OrderId) : IIntegrationEvent;
