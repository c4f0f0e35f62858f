using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>Nothing of an order is sent any more, and nothing is out: what was paid goes back. Where something is, OrderEdited says what it comes to.</summary>
internal sealed class GiveBackGivenUpOrder(PaymentsDbContext db) : IEventHandler<RestGivenUp>
{
    public static bool ShouldHandle(RestGivenUp message, IServiceProvider _) => message.Sent.Count == 0;

    public Task<Result> HandleAsync(RestGivenUp message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, message.Actor, (payment, now) => payment.Cancel(message.Reason, now), ct);
}
