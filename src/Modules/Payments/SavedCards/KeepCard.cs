using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.SavedCards;

/// <summary>After a payment whose card is kept: reads which cards the account keeps at the gateway, and how each is told from the others.</summary>
internal sealed class KeepCard(PaymentsDbContext db, StripeGateway gateway) : IEventHandler<CardKept>
{
    public static bool CallsOutside => true;

    public async Task<Result> HandleAsync(CardKept message, CancellationToken ct)
    {
        if (await db.Cardholders.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == message.AccountId, ct) is not { GatewayId: { } customer })
            return Result.Success;
        switch (await gateway.CardsOfAsync(customer, ct))
        {
            case Outcome<IReadOnlyList<StripeCard>>.Succeeded { Value: var cards }:
                // Removed ones are among the known: they do not come back while the gateway still has them.
                var known = await db.SavedCards.Where(c => c.AccountId == message.AccountId).Select(c => c.Id).ToListAsync(ct);
                db.SavedCards.AddRange(from card in cards
                                       where card.Card is not null && !known.Contains(card.Id)
                                       select Of(card, message.AccountId));
                return Result.Success;
            case Outcome<IReadOnlyList<StripeCard>>.Refused:
                return Result.Success;
            case var unclear:
                return Error.NotYet($"The cards could not be read: {unclear.Doubt}");
        }
    }

    private SavedCard Of(StripeCard card, Guid account) => new()
    {
        Id = card.Id,
        AccountId = account,
        Brand = card.Card!.Brand ?? "card",
        Last4 = card.Card.Last4 is { Length: <= 4 } last4 ? last4 : "",
        ExpMonth = card.Card.ExpMonth,
        ExpYear = card.Card.ExpYear,
        KeptAt = db.Now("gateway").At,
    };
}
