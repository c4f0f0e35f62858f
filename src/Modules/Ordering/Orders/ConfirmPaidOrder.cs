using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Ordering.Orders;

/// <summary>Payments authorised: the stock is kept and the order confirmed, or, where the hold had run out and the stock is gone, cancelled. Tells OrderConfirmed or OrderCancelled.</summary>
internal static class ConfirmPaidOrder
{
    public sealed record Request(PaymentAuthorized News) : IRequest<Result>;

    internal sealed class Door : On<PaymentAuthorized>
    {
        public override IRequest<Result> Translate(PaymentAuthorized news) => new Request(news);
    }

    internal sealed class Handler(OrderingDbContext db, IStockHolds stock, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var news = request.News;
            if (await db.FindOrderAsync(news.OrderId, cancellationToken) is not { } order) return Error.NotYet("There is no such order yet.");
            var now = Order.Time(clock);
            // Keeping is idempotent per order; were the commit below to fail, the next try keeps what is kept.
            var kept = order.Status is OrderStatus.AwaitingPayment && await stock.TryKeepAsync(order.Id, order.Hold, cancellationToken);
            order.Authorized(kept, now);
            db.Tell(order);
            return Result.Success;
        }
    }
}
