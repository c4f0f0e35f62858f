using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway declined: the customer may send another payment method until the hold runs out.</summary>
internal static class RecordDeclinedPayment
{
    public sealed record Request(PaymentDeclined News) : IRequest<Result>;

    internal sealed class Door : On<PaymentDeclined>
    {
        public override IRequest<Result> Translate(PaymentDeclined news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.Declined(news.Attempt, news.Code, news.Message, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
