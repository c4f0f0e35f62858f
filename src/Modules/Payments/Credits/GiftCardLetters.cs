using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.Credits;

/// <inheritdoc/>
internal sealed class GiftCardLetters(PaymentsDbContext db, IIds ids) : IGiftCardLetters
{
    public async Task<GiftCardLetter?> IssueAsync(Guid cardId, int mailing, CancellationToken ct)
    {
        GiftCardLetter? letter = null;
        await db.CommitAsync(async () =>
        {
            letter = null;
            var card = (await db.LockCreditsAsync([cardId], ct))[0];
            if (card.Mailings != mailing || !card.IsUsable(db.Now("system").At)) return Result.Success;
            var code = CreditCode.New(ids);
            card.SetCode(code);
            letter = new(card.Recipient!, code, card.Money, card.ExpiresAt, card.Message);
            return Result.Success;
        }, ct);
        return letter;
    }
}
