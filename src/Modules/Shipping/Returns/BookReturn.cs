using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Returns;

/// <summary>The shop takes things back and sends the label for it: the label is to be bought, or tried again.</summary>
internal sealed class BookReturn(ShippingDbContext db, TimeProvider clock) : IEventHandler<ReturnApproved>
{
    public async Task<Result> HandleAsync(ReturnApproved message, CancellationToken ct)
    {
        if (!message.BuyLabel) return Result.Success;
        var now = clock.GetUtcNow();
        var parcel = await db.ReturnParcels.FirstOrDefaultAsync(p => p.Id == message.ReturnId, ct);
        if (parcel is not null && !parcel.TryAgain(now)) return Result.Success;
        if (parcel is null) db.Add(new ReturnParcel(message, message.Lines[0].UnitPrice.Currency, now));
        db.Enqueue(new BuyReturnLabelJob(message.ReturnId, message.Number));
        return Result.Success;
    }
}
