using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>An exchange is called off: nothing is paid by it any more, and what was to pay for it is refunded as the order was paid.</summary>
internal sealed class GiveBackExchange(PaymentsDbContext db) : IEventHandler<ExchangeCalledOff>
{
    public async Task<Result> HandleAsync(ExchangeCalledOff message, CancellationToken ct)
    {
        if (await db.Credits.Where(c => c.ExchangeId == message.ExchangeId).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct) is not { } id)
            return Error.NotYet($"Nothing is set aside for exchange {message.ExchangeId} yet.");
        var (credit, now) = ((await db.LockCreditsAsync([id], ct))[0], db.Now(message.Actor));
        credit.CallOff(message.RefundId, now);
        await db.GiveBackExchangeAsync(credit, now, ct);
        return Result.Success;
    }
}
