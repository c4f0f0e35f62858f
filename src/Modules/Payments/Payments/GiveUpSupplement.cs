using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The change is not made that a supplement was to pay for: what was charged goes back in full, what is under way as soon as it is known. Staff is told of what
/// was paid.
/// </summary>
internal sealed class GiveUpSupplement(PaymentsDbContext db) : IEventHandler<SupplementGivenUp>
{
    public async Task<Result> HandleAsync(SupplementGivenUp message, CancellationToken ct)
    {
        if (message.Paid is { } paid)
            await db.RaiseAsync(Alert.Of("supplement-given-back", $"{message.PaymentId}", message.OrderId,
                $"{paid} were paid for a change of order {message.Number} that was not made, and go back: {message.Reason}", message.At), ct);
        return await db.FollowAsync(message.PaymentId, "system", (payment, now) => payment.Cancel(message.Reason, now), ct);
    }
}
