using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>
/// An order that staff puts together for a customer. While it is open it is changed; once its link is sent it stands as it was sent, until it is taken back;
/// paid for, or completed by staff, it is an order, whose id comes of the draft's.
/// </summary>
internal sealed class Draft : Aggregate
{
    private readonly List<DraftEntry> _entries = [];
    private readonly List<PaymentLink> _links = [];
    private readonly List<IIntegrationEvent> _events = [];

    private Draft() { }

    private Draft(Guid id) : base(id) { }

    /// <summary>For people: <c>D-261130-7K2M9Q</c>.</summary>
    [MaxLength(24)] public string Number { get; private init; } = "";

    public DraftStatus Status { get; private set; }

    /// <summary>Lower case.</summary>
    [MaxLength(EmailAddress.MaxLength)] public string Email { get; private set; } = "";

    /// <summary>That has the address, when it was written last; null for none.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>See <see cref="SearchWords"/>.</summary>
    [MaxLength(SearchWords.Longest)] public string Words { get; private set; } = "";

    [MaxLength(3)] public string Currency { get; private set; } = "";
    public long Total { get; private set; }

    /// <summary>Whom it is sent to, for lists, which read neither of what follows.</summary>
    [MaxLength(100)] public string Name { get; private set; } = "";

    /// <summary>How many lines it has, for lists.</summary>
    public int LineCount { get; private set; }

    /// <summary>What staff said.</summary>
    public DraftBody Body { get; private set; } = null!;

    /// <summary>What that comes to, as it was reckoned when it was written. What is paid is this.</summary>
    public Quote Quote { get; private set; } = null!;

    [MaxLength(200)] public string ShippingOptionId { get; private set; } = "";

    /// <summary>The return for which it is sent instead, once that is paid for; null of all other drafts.</summary>
    public Guid? ReturnId { get; private init; }

    /// <summary>What came back pays so much of it, in minor units.</summary>
    public long Covered { get; private init; }

    /// <summary>How often it was sent, taken back or changed: links of an earlier count are void.</summary>
    public int LinkRound { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>What it became.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>How many orders came of it: another one after one that nobody paid for in time.</summary>
    public int Orders { get; private set; }

    /// <summary>How many rows its history has; numbers the next.</summary>
    public int Happenings { get; private set; }

    /// <summary>Who put it together, as staff reads it.</summary>
    [MaxLength(EmailAddress.MaxLength)] public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<DraftEntry> Entries => _entries;
    public IReadOnlyList<PaymentLink> Links => _links;
    public IReadOnlyList<IIntegrationEvent> Events => _events;

    public Money TotalMoney => new(Total, Currency);

    /// <summary>What its customer pays.</summary>
    public Money ToPay => new(Total - Covered, Currency);
    public ShippingOption Option => Quote.ShippingOptions.First(o => o.Id == ShippingOptionId);

    /// <summary>
    /// Of the order that comes next: the same one however often it is tried, and another one once the draft is changed, so that what was set aside for what
    /// it held before is not this one's.
    /// </summary>
    public Guid NextOrderId => ReturnId is not null || Orders == 0 && LinkRound == (Status is DraftStatus.Sent ? 1 : 0) ? Id
        : new(SHA256.HashData(Encoding.ASCII.GetBytes($"{Id:N}/{Orders}/{LinkRound}")).AsSpan(0, 16), bigEndian: true);

    public static readonly Error IsSent = Error.Conflict("draft-sent", "Its payment link is with the customer. Take it back first, which makes the link void.");

    public static readonly Error IsOrdered = Error.Conflict("draft-ordered", "The draft has become an order, and is changed as that.");

    public static readonly Error IsOfExchange =
        Error.Conflict("draft-of-exchange", "It is what is sent for a return. It stands as it was decided there, and can be called off there.");

    public static readonly Error IsCalledOff = Error.Conflict("draft-called-off", "The exchange was called off, so it becomes no order.");

    public static readonly Error IsOpen = Error.Conflict("draft-open", "The draft was not sent, or is taken back already.");

    public static Draft Of(Guid id, string number, ReckonedDraft reckoned, Actor by, DateTimeOffset now)
    {
        var draft = new Draft(id) { Number = number, CreatedBy = by.Name, CreatedAt = now };
        draft.Record(DraftEntryKind.Created, by, now, "");
        draft.Write(reckoned, by, now);
        return draft;
    }

    /// <summary>What is sent instead of what came back. It stands as it is decided.</summary>
    /// <param name="covered">What came back pays so much of it.</param>
    public static Draft ForExchange(Guid id, string number, ReckonedDraft reckoned, Guid returnId, long covered, Actor by, DateTimeOffset now)
    {
        var draft = new Draft(id) { Number = number, CreatedBy = by.Name, CreatedAt = now, ReturnId = returnId, Covered = covered };
        draft.Record(DraftEntryKind.Created, by, now, $"{new Money(covered, reckoned.Quote.Currency)} of it are paid by what came back.");
        draft.Write(reckoned, by, now);
        return draft;
    }

    public Result Change(ReckonedDraft reckoned, Actor by, DateTimeOffset now)
    {
        if (WhyNotOpen is { } refused) return refused;
        Record(DraftEntryKind.Changed, by, now, "");
        LinkRound++;
        Write(reckoned, by, now);
        return Result.Success;
    }

    public Error? WhyNotOpen => WhyOver ?? (Status is DraftStatus.Sent ? IsSent : ReturnId is not null ? IsOfExchange : null);

    /// <summary>Why nothing can be done with it any more; null while something can.</summary>
    public Error? WhyOver => Status switch { DraftStatus.Ordered => IsOrdered, DraftStatus.CalledOff => IsCalledOff, _ => null };

    /// <summary>The exchange is called off: its link is void, and it becomes no order.</summary>
    public Result CallOff(Actor by, DateTimeOffset now)
    {
        if (WhyOver is { } over) return over;
        (Status, LinkExpiresAt, LinkRound) = (DraftStatus.CalledOff, null, LinkRound + 1);
        Record(DraftEntryKind.CalledOff, by, now, "");
        return Result.Success;
    }

    /// <summary>Gives out a link. The one before is void.</summary>
    public Result Send(string secret, TimeSpan life, string language, Actor by, DateTimeOffset now)
    {
        if (WhyOver is { } over) return over;
        (Status, SentAt, LinkExpiresAt, LinkRound) = (DraftStatus.Sent, now, now + life, LinkRound + 1);
        _links.Add(PaymentLink.Of(this, secret, now));
        Record(DraftEntryKind.Sent, by, now, $"To {Email}.");
        _events.Add(new DraftSent(Id, Number, LinkRound, language, now));
        return Result.Success;
    }

    /// <summary>Its link is void, and it can be changed.</summary>
    public Result TakeBack(Actor by, DateTimeOffset now)
    {
        if (WhyOver is { } over) return over;
        if (Status is DraftStatus.Open) return IsOpen;
        (Status, LinkExpiresAt, LinkRound) = (DraftStatus.Open, null, LinkRound + 1);
        Record(DraftEntryKind.TakenBack, by, now, "");
        return Result.Success;
    }

    public void Become(Order order, Actor by, DateTimeOffset now)
    {
        (Status, OrderId, Orders) = (DraftStatus.Ordered, order.Id, Orders + 1);
        Record(DraftEntryKind.Ordered, by, now, $"It is order {order.Number}.");
    }

    /// <summary>Its order ended, and nothing was charged for it: the link can be used again.</summary>
    public void OrderEnded(string number, DateTimeOffset now)
    {
        (Status, OrderId) = (LinkExpiresAt is null ? DraftStatus.Open : DraftStatus.Sent, null);
        Record(DraftEntryKind.OrderEnded, Actor.System, now, $"Order {number} ended, and nothing was charged for it.");
    }

    /// <summary>Ordered, it opens the order for as long as the links in an order's mails do.</summary>
    public LinkStatus StatusOf(PaymentLink link, DateTimeOffset now) => Status is DraftStatus.Ordered && link.Round == LinkRound
        ? now < (LinkExpiresAt ?? link.IssuedAt) + OrderLinks.Life ? LinkStatus.Ordered : LinkStatus.Expired
        : link.Round != LinkRound || Status is not DraftStatus.Sent ? LinkStatus.Void
        : LinkExpiresAt <= now ? LinkStatus.Expired : LinkStatus.Payable;

    internal void ClearEvents() => _events.Clear();

    private void Write(ReckonedDraft reckoned, Actor by, DateTimeOffset now)
    {
        var (before, body, quote) = (Body, reckoned.Body, reckoned.Quote);
        (Body, Quote, ShippingOptionId) = (body, quote, reckoned.Option.Id);
        (Email, AccountId, Currency, Total) = (body.Email!, reckoned.AccountId, quote.Currency, reckoned.Option.Total.Amount);
        (Name, LineCount) = (quote.ShipTo.Name, quote.Lines.Count);
        Words = SearchWords.Of(Number, Email, body.ShipTo!, body.BillTo ?? body.ShipTo!);
        foreach (var line in body.Lines!.Where(l => l.UnitPrice is not null && before?.Lines!.Contains(l) is not true))
            Record(DraftEntryKind.PriceSet, by, now, $"{line.Sku}: {line.UnitPrice} each. {line.Reason}");
        foreach (var line in before?.Lines!.Where(l => l.UnitPrice is not null && body.Lines!.All(n => n.Sku != l.Sku || n.UnitPrice is null)) ?? [])
            Record(DraftEntryKind.PriceSet, by, now, $"{line.Sku}: no price of its own any more.");
        if (before?.Discount is not null && body.Discount is null) Record(DraftEntryKind.DiscountSet, by, now, "No discount any more.");
        if (before?.ShippingPrice is not null && body.ShippingPrice is null) Record(DraftEntryKind.ShippingSet, by, now, "Delivery costs what the carrier asks again.");
        if (body.Discount is { } given && given != before?.Discount)
            Record(DraftEntryKind.DiscountSet, by, now, $"{(given.Percent is { } percent ? $"{percent:0.##} %" : $"{given.Amount}")} off. {given.Reason}");
        if (body.ShippingPrice is { } price && (price, body.ShippingReason) != (before?.ShippingPrice, before?.ShippingReason))
            Record(DraftEntryKind.ShippingSet, by, now, $"Delivery costs {price}. {body.ShippingReason}");
    }

    private void Record(DraftEntryKind what, Actor by, DateTimeOffset now, string detail)
    {
        Touch();
        UpdatedAt = now;
        _entries.Add(new(Id, ++Happenings, now, what, by.Role, by.Name, detail.Length <= 1000 ? detail : detail[..1000]));
    }
}

internal enum DraftStatus
{
    Open,
    Sent,
    Ordered,

    /// <summary>Of an exchange that does not take place.</summary>
    CalledOff,
}

internal enum LinkStatus
{
    Payable,

    /// <summary>Taken back, or sent again.</summary>
    Void,

    Expired,
    Ordered,
}

internal enum DraftEntryKind
{
    Created,
    Changed,
    PriceSet,
    DiscountSet,
    ShippingSet,
    Sent,

    /// <summary>Kept with the link.</summary>
    Opened,
    TakenBack,
    Ordered,
    OrderEnded,
    CalledOff,
}

/// <summary>What happened to a draft, and each price that staff made, with why. Rows are only ever added.</summary>
/// <param name="ActorName">The e-mail address, for staff.</param>
internal sealed record DraftEntry(
    Guid DraftId, int Number, DateTimeOffset At, DraftEntryKind What, string Actor, string ActorName, string Detail);

/// <summary>A link that opens a draft to be paid for. It holds while the draft's count is its own.</summary>
/// <param name="Hash">SHA-256 of the secret, hexadecimal.</param>
internal sealed record PaymentLink(string Hash, Guid DraftId, int Round, DateTimeOffset IssuedAt)
{
    /// <summary>When somebody who is not of the staff first opened it. A look is no change of the draft.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public void Open(DateTimeOffset now) => OpenedAt ??= now;

    public static PaymentLink Of(Draft draft, string secret, DateTimeOffset now) => new(Order.HashToken(secret), draft.Id, draft.LinkRound, now);

    /// <summary>From the root of the shop's address.</summary>
    public static string PathOf(string secret) => $"/pay/{secret}";
}
