using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>An order was placed: stores the payment with the key of its first call, and leaves the call to the job. Tells PaymentAuthorized at once when the order costs nothing.</summary>
internal static class OpenPayment
{
    public sealed record Request(OrderPlaced Order) : IRequest<Result>;

    internal sealed class Door : On<OrderPlaced>
    {
        public override IRequest<Result> Translate(OrderPlaced news) => new Request(news);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var payment = Payment.Open(request.Order, new(clock.GetUtcNow(), ids, "system"));
            db.Payments.Add(payment);
            await db.TellAsync(payment, cancellationToken);
            return Result.Success;
        }
    }
}
