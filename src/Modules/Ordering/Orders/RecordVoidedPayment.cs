using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The authorisation was given back: an order that still counted on it is cancelled. Tells OrderCancelled.</summary>
internal static class RecordVoidedPayment
{
    public sealed record Request(PaymentVoided News) : IRequest<Result>;

    internal sealed class Door : On<PaymentVoided>
    {
        public override IRequest<Result> Translate(PaymentVoided news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.Voided(Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
