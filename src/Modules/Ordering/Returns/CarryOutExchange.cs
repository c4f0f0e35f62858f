using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// What came back is set aside for an exchange. Where that pays for all of it, its order is placed; else the customer gets a link that pays the difference.
/// Publishes OrderPlaced, or DraftSent.
/// </summary>
internal sealed class CarryOutExchange(
    OrderingDbContext db, DraftPlacing placing, OrderingSettings settings, Languages languages, IIds ids, TimeProvider clock) : IEventHandler<PaymentRefunded>
{
    static bool IMessageHandler<PaymentRefunded>.ShouldHandle(PaymentRefunded message, IServiceProvider services) => message.To == "exchange";

    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct)
    {
        if (await db.ReturnOfRefundAsync(message.RefundId, ct) is not { } id || await db.FindReturnAsync(id, ct) is not var (order, back, _)
            || back.ExchangeStatus is not ExchangeStatus.Decided)
            return Result.Success;
        var (draft, now) = ((await db.FindDraftAsync(back.ExchangeId!.Value, ct))!, Order.Time(clock));
        back.Covered(now);
        if (draft.ToPay.Amount > 0)
        {
            draft.Send(ids.Secret(), settings.DraftLinks, draft.Body.Language ?? languages.Default.Code, Actor.System, now);
            db.PublishEvents(draft);
        }
        else if ((await placing.PlaceAsync(draft, new(draft.Email, null, now), ct)).Error is { } refused) back.NotReplaced(refused.Detail, now);
        db.PublishEvents(order, back);
        return Result.Success;
    }
}
