using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>The order is confirmed: begins the capture when <c>Payments:CaptureOn</c> is Confirmation.</summary>
internal static class CaptureConfirmedOrder
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door(StripeSettings settings) : On<OrderConfirmed>
    {
        public override IRequest<Result> Translate(OrderConfirmed news) => new Request(news.OrderId);

        public override bool Concerns(OrderConfirmed news) => settings.CaptureAtConfirmation;
    }

    internal sealed class Handler(PaymentsDbContext db, StripeSettings settings, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!settings.CaptureAtConfirmation) return Result.Success;
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotYet($"Order {request.OrderId} has no payment yet.");
            payment.Capture(new(clock.GetUtcNow(), ids, "system"));
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
