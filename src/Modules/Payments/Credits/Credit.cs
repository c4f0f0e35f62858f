using System.ComponentModel.DataAnnotations;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Credits;

internal enum CreditKind
{
    /// <summary>Whoever has the code spends it.</summary>
    GiftCard,

    /// <summary>A customer's account has it.</summary>
    StoreCredit,

    /// <summary>What came back with a return: it pays for the one order that is sent instead.</summary>
    Exchange,
}

/// <summary>
/// Money that the shop owes in goods: a gift card, the store credit of an account in one currency, or what came back for an exchange. Its balance changes by
/// rows of its ledger alone, and is never negative.
/// </summary>
internal sealed class Credit : Aggregate
{
    /// <summary>Characters of a note or a reason.</summary>
    public const int TextLength = 500;

    /// <summary>What comes back to a card that has expired, or is about to, can be spent for so long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    private readonly List<CreditEntry> _ledger = [];

    private Credit() { }

    private Credit(Guid id, CreditKind kind, string currency, DateTimeOffset at) : base(id) => (Kind, Currency, CreatedAt) = (kind, currency, at);

    public CreditKind Kind { get; private init; }

    /// <summary>
    /// SHA-256 of a gift card's code, hexadecimal; the code itself is kept nowhere. Null while it is to be mailed: it is made as the mail is written.
    /// </summary>
    [MaxLength(64)] public string? CodeHash { get; private set; }

    [MaxLength(4)] public string? LastFour { get; private set; }

    /// <summary>Whose store credit it is; null of all else.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>Which exchange it pays for; null of all else.</summary>
    public Guid? ExchangeId { get; private init; }

    /// <summary>The order that its money is of, and goes back to; null of all but exchanges.</summary>
    public Guid? OfOrder { get; private init; }

    /// <summary>The refund by which an exchange that is called off gives it back; null while it is not.</summary>
    public Guid? GoesBackAs { get; private set; }

    [MaxLength(3)] public string Currency { get; private init; } = "";

    /// <summary>What a gift card was issued with, in minor units.</summary>
    public long Issued { get; private init; }

    public long Balance { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>For whom the card is: an e-mail address in lower case.</summary>
    [MaxLength(254)] public string? Recipient { get; private set; }

    /// <summary>What the last mail with its code says beside it.</summary>
    [MaxLength(TextLength)] public string? Message { get; private set; }

    /// <summary>How often its code was to be mailed: that of an earlier mailing is void.</summary>
    public int Mailings { get; private set; }

    [MaxLength(TextLength)] public string? Note { get; private init; }
    public DateTimeOffset? DisabledAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Rows of the ledger; numbers the next.</summary>
    public int Entries { get; private set; }

    /// <summary>Written, never loaded with it.</summary>
    public IReadOnlyList<CreditEntry> Ledger => _ledger;

    /// <param name="code">Null where it is to be mailed.</param>
    public static Credit GiftCard(string? code, Money amount, DateTimeOffset? expiresAt, string? recipient, string? note, Stamp s)
    {
        var card = new Credit(s.Ids.New(), CreditKind.GiftCard, amount.Currency, s.At)
        {
            Issued = amount.Amount,
            ExpiresAt = expiresAt,
            Recipient = recipient,
            Note = note,
        };
        if (code is not null) card.SetCode(code);
        card.Book(CreditEntryKind.Issued, amount.Amount, note ?? "issued", null, s);
        return card;
    }

    public static Credit OfAccount(Guid account, string currency, Stamp s) => new(s.Ids.New(), CreditKind.StoreCredit, currency, s.At) { AccountId = account };

    /// <summary>Its code goes by mail: a new one, which is made as that is written. The one before is void from now on.</summary>
    public Contracts.GiftCardMailed Mail(string recipient, string language, string? message, Stamp s)
    {
        (Recipient, Message, CodeHash, LastFour) = (recipient, message, null, null);
        Book(CreditEntryKind.Mailed, 0, $"a new code for {recipient}", null, s);
        return new(Id, ++Mailings, language, s.At);
    }

    public void SetCode(string code)
    {
        (CodeHash, LastFour) = (CreditCode.HashOf(code), CreditCode.Normal(code)[^4..]);
        Touch();
    }

    /// <param name="reason">By which the order's refund is known again.</param>
    public static Credit OfExchange(Guid exchange, Guid order, string currency, string reason, Stamp s) =>
        new(s.Ids.New(), CreditKind.Exchange, currency, s.At) { ExchangeId = exchange, OfOrder = order, Note = reason };

    public Money Money => new(Balance, Currency);

    public bool IsUsable(DateTimeOffset now) => DisabledAt is null && !(ExpiresAt <= now);

    public Contracts.CreditShare Share(long amount) => new(
        Kind switch
        {
            CreditKind.GiftCard => Contracts.CreditShare.GiftCard,
            CreditKind.StoreCredit => Contracts.CreditShare.StoreCredit,
            _ => Contracts.CreditShare.Exchange,
        }, LastFour, new(amount, Currency));

    public void Spend(long amount, Guid order, Stamp s) => Book(CreditEntryKind.Spent, -amount, "paid for an order", order, s);

    /// <summary>What an order had taken comes back. What has expired before does not come to life again with it.</summary>
    public void Return(long amount, string reason, Guid order, Stamp s)
    {
        Expire(s);
        Book(CreditEntryKind.Returned, amount, reason, order, s);
        if (ExpiresAt < s.At + Grace) ExpiresAt = s.At + Grace;
    }

    /// <summary>An order's money is given back as store credit.</summary>
    public void Refund(long amount, string reason, Guid order, Stamp s) => Book(CreditEntryKind.Refunded, amount, reason, order, s);

    /// <summary>Staff gives or takes. Refusal: <c>credit-too-low</c>.</summary>
    public Result Adjust(long amount, string reason, Stamp s)
    {
        if (Balance + amount < 0) return TooLow(Money);
        Book(CreditEntryKind.Adjusted, amount, reason, null, s);
        return Result.Success;
    }

    internal static Error TooLow(Money balance) =>
        Error.Conflict("credit-too-low", $"Only {balance} are left, so no more can be taken.").With("balance", balance);

    /// <summary>Nobody spends it any more. Said again, it changes nothing.</summary>
    public void Disable(string reason, Stamp s)
    {
        if (DisabledAt is not null) return;
        DisabledAt = s.At;
        Book(CreditEntryKind.Disabled, 0, reason, null, s);
    }

    /// <summary>An exchange is called off: it pays for nothing any more.</summary>
    public void CallOff(Guid refund, Stamp s)
    {
        GoesBackAs ??= refund;
        Disable("the exchange was called off", s);
    }

    /// <summary>What an exchange does not use goes back to where its money is of.</summary>
    public void GiveBack(Stamp s) => Book(CreditEntryKind.GivenBack, -Balance, "given back as its order was paid", OfOrder, s);

    public void Expire(Stamp s)
    {
        if (Balance > 0 && ExpiresAt <= s.At) Book(CreditEntryKind.Expired, -Balance, "its time is over", null, s);
    }

    private void Book(CreditEntryKind kind, long amount, string reason, Guid? order, Stamp s)
    {
        if (Balance + amount < 0) throw new InvalidOperationException($"Credit {Id} has {Money}, and {-amount} were to be taken.");
        Balance += amount;
        _ledger.Add(new(s.Ids.New(), ++Entries, s.At, kind, amount, Balance, s.Actor, reason.Length > TextLength ? reason[..TextLength] : reason, order));
        Touch();
    }
}

internal enum CreditEntryKind
{
    Issued,

    /// <summary>An order took it.</summary>
    Spent,

    /// <summary>What an order took went back: it ended unpaid, or was refunded.</summary>
    Returned,

    /// <summary>Store credit, or what pays for an exchange, in place of money that was to be refunded.</summary>
    Refunded,

    /// <summary>An exchange did not use it: the order that it is of refunds it.</summary>
    GivenBack,
    Adjusted,
    Expired,

    /// <summary>Nothing moved: it is usable no more.</summary>
    Disabled,

    /// <summary>Nothing moved: a new code goes by mail, and the one before is void.</summary>
    Mailed,
}

/// <summary>One movement of a credit, written once: when, who, why, for which order, how much, and what was left.</summary>
/// <param name="Number">Counts within the credit, from 1.</param>
/// <param name="Amount">Minor units; negative where it became less.</param>
internal sealed record CreditEntry(
    Guid Id, int Number, DateTimeOffset At, CreditEntryKind Kind, long Amount, long BalanceAfter, string Actor, string Reason, Guid? OrderId);

/// <summary>What an order has taken of a credit.</summary>
/// <param name="Place">In which order the order's credits were taken, from 1; what goes back goes to the last first.</param>
internal sealed record CreditUse(Guid OrderId, Guid CreditId, int Place)
{
    public long Taken { get; set; }

    /// <summary>What of it went back.</summary>
    public long Returned { get; set; }

    /// <summary>When it goes back as far as the order does not stand for it; null once that is done.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public long Open => Taken - Returned;
}

/// <summary>What credits, or supplements, are to get.</summary>
/// <param name="Exchange">Which one; null where it is none.</param>
internal sealed record CreditMove(RefundTo To, long Amount, string Reason, Stamp Stamp, Guid? Exchange = null);
