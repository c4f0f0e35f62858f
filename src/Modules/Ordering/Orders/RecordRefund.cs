using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>Money went back.</summary>
internal static class RecordRefund
{
    public sealed record Request(PaymentRefunded News) : IRequest<Result>;

    internal sealed class Door : On<PaymentRefunded>
    {
        public override IRequest<Result> Translate(PaymentRefunded news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.Refunded(news.Amount, news.RefundedTotal, news.Captured, news.Reason, news.At, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
