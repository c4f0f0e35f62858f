using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Contracts;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>The label is bought: begins the capture, unless it has begun at confirmation (<c>Payments:CaptureOn</c>).</summary>
internal static class CaptureBookedOrder
{
    public sealed record Request(Guid OrderId) : IRequest<Result>;

    internal sealed class Door : On<ShipmentBooked>
    {
        public override IRequest<Result> Translate(ShipmentBooked news) => new Request(news.OrderId);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotYet($"Order {request.OrderId} has no payment yet.");
            payment.Capture(new(clock.GetUtcNow(), ids, "system"));
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
