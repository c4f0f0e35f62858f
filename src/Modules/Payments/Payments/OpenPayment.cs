using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// An order was placed: stores the payment with the key of its first call, and leaves the call to the job. Where the order costs nothing there is no call.
/// </summary>
internal sealed class OpenPayment(PaymentsDbContext db) : IEventHandler<OrderPlaced>
{
    public async Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct)
    {
        await db.PublishEventsAsync(db.Payments.Add(Payment.Open(message, db.Now("system"))).Entity, ct);
        return Result.Success;
    }
}
