using ClickCart.Inventory.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <summary>A SKU is back: has who waits for it told.</summary>
internal sealed class NoteReturn(NotificationsDbContext db) : IEventHandler<AvailabilityCrossedZero>
{
    static bool IMessageHandler<AvailabilityCrossedZero>.ShouldHandle(AvailabilityCrossedZero message, IServiceProvider services) => message.InStock;

    public async Task<Result> HandleAsync(AvailabilityCrossedZero message, CancellationToken ct)
    {
        if (await db.Waitlist.AnyAsync(w => w.Sku == message.Sku && w.ConfirmedAt != null, ct))
            db.Enqueue(new TellWaitingBuyersJob(message.Sku, message.StockVersion, 0));
        return Result.Success;
    }
}
