using ClickCart.Kernel;
using MediatR;

namespace ClickCart.Payments.StripeEvents;

/// <summary>Acts on a stored webhook: reads the payment from the gateway and follows what it says.</summary>
[EventName("payments.process-stripe-event.v1")]
internal sealed record ProcessStripeEventJob(string EventId) : IRequest<Result>;
