using ClickCart.Payments.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>Writes to whom a gift card is for, with its code, which is made here and now.</summary>
internal sealed class WriteGiftCard(
    NotificationsDbContext db, MailQueue queue, IGiftCardLetters cards, Languages languages, ServerAddress address) : IEventHandler<GiftCardMailed>
{
    public async Task<Result> HandleAsync(GiftCardMailed message, CancellationToken ct)
    {
        var cause = $"gift-card-mailed/{message.CardId}/{message.Mailing}";
        // It is written already: another code would make the one in the mail void.
        if (await db.Mails.AnyAsync(m => m.Cause == cause, ct)) return Result.Success;
        if (await cards.IssueAsync(message.CardId, message.Mailing, ct) is not { } card) return Result.Success;
        var model = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = HiddenLinks.StandIn,
            ["amount"] = card.Balance,
            ["expires_at"] = card.ExpiresAt,
            ["message"] = card.Message is null ? null : TypedWords.Text(card.Message),
            ["balance_url"] = $"{address.Public}/gift-card",
        };
        await queue.AddAsync(MailKind.GiftCard, cause, card.To,
            Language.Find(message.Language)?.Code ?? languages.Default.Code, model, orderId: null, ct, secretLink: card.Code);
        return Result.Success;
    }
}
