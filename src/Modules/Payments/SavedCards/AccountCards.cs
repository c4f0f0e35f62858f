using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.SavedCards;

internal sealed class AccountCards(PaymentsDbContext db) : ISavedCards
{
    public async Task<IReadOnlyList<KeptCard>> OfAsync(Guid accountId, CancellationToken ct) =>
        (await db.SavedCards.AsNoTracking().Where(c => c.AccountId == accountId && c.RemovedAt == null).OrderByDescending(c => c.KeptAt).ToListAsync(ct))
            .ConvertAll(c => new KeptCard(c.Id, c.Name, $"{c.ExpMonth:00}/{c.ExpYear}"));
}
