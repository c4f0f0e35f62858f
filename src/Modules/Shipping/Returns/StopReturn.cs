using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Returns;

/// <summary>Nothing comes back after all: the label of the way back, which was bought or is being bought, is to be given back.</summary>
internal sealed class StopReturn(ShippingDbContext db, TimeProvider clock) : IEventHandler<ReturnClosed>
{
    public async Task<Result> HandleAsync(ReturnClosed message, CancellationToken ct)
    {
        if (!message.GiveLabelBack) return Result.Success;
        if (await db.ReturnParcels.FirstOrDefaultAsync(p => p.Id == message.ReturnId, ct) is not { } parcel) return Error.NotYet("The label is not asked for yet.");
        if (parcel.GiveUp(clock.GetUtcNow())) db.Enqueue(new RefundReturnLabelJob(message.ReturnId, message.Number));
        return Result.Success;
    }
}
