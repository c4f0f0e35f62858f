using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Drafts as their customers are written about them.</summary>
public interface IDraftLetters
{
    /// <summary>Makes a link of its own for a mail, so that it lies in no message: only its hash is kept. Committed before it returns.</summary>
    /// <param name="draftId">The draft's.</param>
    /// <param name="round">Which sending of it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null where it was taken back, sent again or ordered meanwhile, so that there is nothing to send any more.</returns>
    Task<DraftLetter?> IssueAsync(Guid draftId, int round, CancellationToken ct);
}

/// <param name="Order">What is to be ordered, under the draft's number; its path opens the page that pays for it until it is to be paid by.</param>
/// <param name="Note">In the words of who put it together; null for none.</param>
/// <param name="ToPay">What is left to pay, where what the customer sent back pays the rest; null where all is to be paid.</param>
public sealed record DraftLetter(OrderLetter Order, string? Note, Money? ToPay);

/// <summary>An order that staff put together is to be paid for by its customer.</summary>
/// <param name="Round">Counts how often it was sent or taken back: an earlier one's link is void.</param>
/// <param name="Language">ISO 639-1, in which the customer is written to.</param>
[EventName("ordering.draft-sent.v1")]
public sealed record DraftSent(Guid DraftId, string Number, int Round, string Language, DateTimeOffset At) : IIntegrationEvent;
