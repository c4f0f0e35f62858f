using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer must act at the bank before the payment goes on.</summary>
internal static class RecordPaymentAction
{
    public sealed record Request(PaymentActionRequired News) : IRequest<Result>;

    internal sealed class Door : On<PaymentActionRequired>
    {
        public override IRequest<Result> Translate(PaymentActionRequired news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            order.ActionRequired(news.Attempt, news.ActionUrl, Order.Time(clock));
            db.Tell(order);
            return Result.Success;
        }
    }
}
