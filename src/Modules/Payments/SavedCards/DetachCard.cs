using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.SavedCards;

/// <summary>Has the gateway forget a card that its owner removed, and then forgets it here.</summary>
internal sealed class DetachCard(PaymentsDbContext db, StripeGateway gateway) : IJobHandler<DetachCardJob>
{
    public static string Queue => "payments";

    public async Task<Result> HandleAsync(DetachCardJob job, CancellationToken ct)
    {
        if (await db.SavedCards.FirstOrDefaultAsync(c => c.Id == job.CardId, ct) is not { RemovedAt: not null } card) return Result.Success;
        // Doing it twice is refused, which says that it is done.
        var detached = await gateway.DetachAsync(card.Id, $"clickcart-detach-{card.Id}", ct);
        if (detached.Doubt is { } doubt) return Error.NotYet($"The gateway has not forgotten the card: {doubt}");
        db.SavedCards.Remove(card);
        return Result.Success;
    }
}
