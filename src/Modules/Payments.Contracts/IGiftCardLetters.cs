using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>Gift cards as those whom they are for are written about them.</summary>
public interface IGiftCardLetters
{
    /// <summary>Gives the card its code for a mail, so that it lies in no message: only its hash is kept. Committed before it returns.</summary>
    /// <param name="cardId">The card's.</param>
    /// <param name="mailing">Which mailing of it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null where its code was mailed anew, or nobody can spend it any more, so that there is nothing to send.</returns>
    Task<GiftCardLetter?> IssueAsync(Guid cardId, int mailing, CancellationToken ct);
}

/// <param name="Code">Whoever has it spends the card, so it is the recipient's alone.</param>
/// <param name="Balance">What is on it.</param>
/// <param name="ExpiresAt">Null for never.</param>
/// <param name="Message">In the words of who gives it; null for none.</param>
public sealed record GiftCardLetter(string To, string Code, Money Balance, DateTimeOffset? ExpiresAt, string? Message);

/// <summary>A gift card's code is to go by mail.</summary>
/// <param name="Mailing">Counts how often: the code of an earlier one is void.</param>
/// <param name="Language">ISO 639-1, in which the recipient is written to.</param>
[EventName("payments.gift-card-mailed.v1")]
public sealed record GiftCardMailed(Guid CardId, int Mailing, string Language, DateTimeOffset At) : IIntegrationEvent;
