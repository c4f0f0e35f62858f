using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The money was taken.</summary>
internal static class RecordCapturedPayment
{
    public sealed record Request(PaymentCaptured News) : IRequest<Result>;

    internal sealed class Door : On<PaymentCaptured>
    {
        public override IRequest<Result> Translate(PaymentCaptured news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            if (order.Captured(news.Amount, Order.Time(clock)).Error is { } notYet) return notYet;
            db.Tell(order);
            return Result.Success;
        }
    }
}
