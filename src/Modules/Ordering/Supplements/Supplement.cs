using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// A change that makes an order dearer, as it was reckoned, and the payment of the difference that it waits for. Nothing of the order changes meanwhile. Once
/// it is paid the change is made as it stands here, or all of it goes back.
/// </summary>
internal sealed class Supplement : Aggregate
{
    private readonly List<SupplementLink> _links = [];
    private readonly List<IIntegrationEvent> _events = [];

    private Supplement() { }

    private Supplement(Guid id) : base(id) { }

    public Guid OrderId { get; private init; }
    public SupplementStatus Status { get; private set; }

    [MaxLength(3)] public string Currency { get; private init; } = "";

    /// <summary>What is to be paid.</summary>
    public long Difference { get; private init; }

    /// <summary>What the order is to be: today's prices are kept for the customer until the link runs out.</summary>
    public Repriced Priced { get; private init; } = null!;

    public bool GivesDiscount { get; private init; }

    /// <summary>How many changes the order had then. Another one makes it void.</summary>
    public int EditCount { get; private init; }

    /// <summary>Its customer reads it on the timeline.</summary>
    [MaxLength(500)] public string Reason { get; private init; } = "";

    [MaxLength(OrderEdit.NoteLength)] public string? Note { get; private init; }

    /// <summary>Who asked: the role, and the e-mail address for staff.</summary>
    [MaxLength(24)] public string Actor { get; private init; } = "";

    [MaxLength(EmailAddress.MaxLength)] public string ActorName { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>How often it was sent: links of an earlier count are void.</summary>
    public int Round { get; private set; }

    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset LinkExpiresAt { get; private set; }

    /// <summary>The payment that is under way or has paid it, and the change's id; null while nobody pays.</summary>
    public Guid? PaymentId { get; private set; }

    public SupplementPayment Payment { get; private set; }

    /// <summary>How many payments were begun; a further one after one that came to nothing.</summary>
    public int Payments { get; private set; }

    /// <summary>The payment methods that were tried with this payment.</summary>
    public int Attempt { get; private set; }

    [MaxLength(2048)] public string? ActionUrl { get; private set; }

    /// <summary>Why it was declined, for customers.</summary>
    [MaxLength(500)] public string? Failure { get; private set; }

    /// <summary>Until when the stock is held for who pays, and is waited for.</summary>
    public DateTimeOffset? PayingUntil { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
    [MaxLength(500)] public string? EndReason { get; private set; }

    public IReadOnlyList<SupplementLink> Links => _links;
    public IReadOnlyList<IIntegrationEvent> Events => _events;

    public Money DifferenceMoney => new(Difference, Currency);

    /// <summary>Of the payment that is under way, or comes next: the same one however often it is tried, so that a hold from before a crash is found.</summary>
    public Guid PayingId => PaymentId
        ?? new(SHA256.HashData(Encoding.ASCII.GetBytes($"{Id:N}/{Payments}")).AsSpan(0, 16), bigEndian: true);

    public static readonly Error IsOpen =
        Error.Conflict("supplement-open", "The customer is asked already to pay for a change of this order. Withdraw that first.");

    public static readonly Error IsOver = Error.Conflict("supplement-over", "It is paid or over already, so there is nothing left of it.");

    public static readonly Error UnderWay =
        Error.Conflict("supplement-under-way", "A payment is under way already. Wait a moment, and look what has become of it.");

    public static Supplement Ask(Guid id, Order order, EditPlan plan, string reason, string? note, Actor by, DateTimeOffset now) => new(id)
    {
        OrderId = order.Id,
        Currency = order.Currency,
        Difference = plan.Priced.Total.Amount - order.Total,
        Priced = plan.Priced,
        GivesDiscount = plan.GivesDiscount,
        EditCount = order.EditCount,
        Reason = reason,
        Note = note,
        Actor = by.Role,
        ActorName = by.Name,
        AskedAt = now,
    };

    /// <summary>Gives out a link. The one before is void.</summary>
    public Result Send(string secret, TimeSpan life, string language, DateTimeOffset now)
    {
        if (Status is not SupplementStatus.Open) return IsOver;
        (Round, SentAt, LinkExpiresAt) = (Round + 1, now, now + life);
        Touch();
        _links.Add(SupplementLink.Of(this, secret, now));
        _events.Add(new SupplementAsked(Id, OrderId, Round, language, now));
        return Result.Success;
    }

    /// <summary>Why the change cannot be made any more; null while it can.</summary>
    public Error? WhyNot(Order order) => Status is not SupplementStatus.Open ? IsOver
        : order.WhyNotEditable(byStaff: true) is { } refused ? refused
        : order.EditCount != EditCount ? Error.Conflict("not-editable", "The order was changed otherwise meanwhile.")
        : null;

    /// <summary>Its customer can pay it, or is paying.</summary>
    public bool IsAskedFor(Order order, DateTimeOffset now) => WhyNot(order) is null && (PaymentId is not null || LinkExpiresAt > now);

    public SupplementLinkStatus StatusOf(SupplementLink link, DateTimeOffset now) => link.Round != Round ? SupplementLinkStatus.Void : Status switch
    {
        // It leads to the order for as long as other links do.
        SupplementStatus.CarriedOut => now < LinkExpiresAt + OrderLinks.Life ? SupplementLinkStatus.Paid : SupplementLinkStatus.Over,
        SupplementStatus.Expired => SupplementLinkStatus.Expired,
        not SupplementStatus.Open => SupplementLinkStatus.Over,
        _ when IsUnderWay => SupplementLinkStatus.UnderWay,
        _ when LinkExpiresAt <= now => SupplementLinkStatus.Expired,
        _ => SupplementLinkStatus.Payable,
    };

    public bool IsUnderWay => Payment is SupplementPayment.Pending or SupplementPayment.ActionRequired;

    /// <summary>The customer pays, or tries another payment method after a decline; or staff says that it was paid.</summary>
    public Result Pay(Order order, SupplementMeans means, DateTimeOffset until, int most, DateTimeOffset now)
    {
        if (IsUnderWay) return UnderWay;
        if (PaymentId is not null && Attempt >= most)
            return Error.Conflict("link-not-payable", "So many payment methods were declined that no further one is tried now. Try again later.");
        (PaymentId, Payments, Attempt) = PaymentId is null ? (PayingId, Payments + 1, 1) : (PaymentId, Payments, Attempt + 1);
        (Payment, ActionUrl, Failure, PayingUntil) = (SupplementPayment.Pending, null, null, until);
        Touch();
        _events.Add(new SupplementPaymentBegun(
            PaymentId!.Value, OrderId, order.Number, order.AccountId, DifferenceMoney, means.Method, Attempt, now, until,
            means.Credits.Count > 0 ? means.Credits : null, means.By, means.Reference));
        return Result.Success;
    }

    /// <summary>What Payments says of a payment that has not paid it. One that is outdated changes nothing.</summary>
    public void NotPaid(SupplementNotPaid said)
    {
        if (!IsTold(said)) return;
        (Payment, ActionUrl, Failure) = said.ActionUrl is { } url
            ? (SupplementPayment.ActionRequired, url, null) : (SupplementPayment.Declined, (string?)null, said.Message);
        if (said.IsOver) (PaymentId, PayingUntil) = (null, null);
        Touch();
    }

    /// <summary>It is about the payment that is waited for.</summary>
    public bool IsTold(SupplementNotPaid said) => Status is SupplementStatus.Open && said.PaymentId == PaymentId && said.Attempt == Attempt;

    /// <summary>Nobody waits for the payment any more: what comes of it goes back, and another one can be begun.</summary>
    public void Drop(Order order, string why, DateTimeOffset now)
    {
        GiveUpPayment(order, why, now);
        (PaymentId, Payment, ActionUrl, PayingUntil) = (null, SupplementPayment.None, null, null);
        Touch();
    }

    public void CarriedOut(DateTimeOffset now)
    {
        (Status, EndedAt, Payment, ActionUrl, Failure) = (SupplementStatus.CarriedOut, now, SupplementPayment.Paid, null, null);
        Touch();
    }

    /// <summary>Nothing comes of it: a payment that is under way goes back as soon as it is known.</summary>
    public Result End(SupplementStatus how, string reason, Order order, DateTimeOffset now)
    {
        if (Status is not SupplementStatus.Open) return IsOver;
        if (how is not SupplementStatus.GivenBack) GiveUpPayment(order, reason, now);
        (Status, EndedAt, EndReason) = (how, now, reason.Length > 500 ? reason[..500] : reason);
        Touch();
        return Result.Success;
    }

    internal void ClearEvents() => _events.Clear();

    private void GiveUpPayment(Order order, string reason, DateTimeOffset now)
    {
        if (PaymentId is { } payment) _events.Add(new SupplementGivenUp(payment, OrderId, order.Number, null, reason, now));
    }
}

/// <summary>What a supplement is paid with.</summary>
/// <param name="Method">Of the gateway, or of hands; empty where credit pays all.</param>
/// <param name="By">Who pays, or says that it was paid: an e-mail address, or <c>guest</c>.</param>
/// <param name="Reference">Of what was paid by hand; null where the gateway charges it.</param>
internal sealed record SupplementMeans(string Method, string By, IReadOnlyList<SupplementCredit> Credits, string? Reference = null);

internal enum SupplementStatus
{
    /// <summary>It can be paid, or is being paid.</summary>
    Open,

    /// <summary>It is paid, and the change is made.</summary>
    CarriedOut,

    /// <summary>By staff.</summary>
    Withdrawn,

    /// <summary>Nobody paid in time, or the order can be changed no more.</summary>
    Expired,

    /// <summary>It was paid when the change could not be made any more.</summary>
    GivenBack,
}

internal enum SupplementPayment
{
    None,
    Pending,

    /// <summary>The customer must act, at the bank or on the gateway's page.</summary>
    ActionRequired,

    /// <summary>Another payment method may be tried.</summary>
    Declined,
    Paid,
}

internal enum SupplementLinkStatus
{
    Payable,

    /// <summary>A payment is under way.</summary>
    UnderWay,
    Paid,

    /// <summary>It was sent again.</summary>
    Void,
    Expired,

    /// <summary>Withdrawn, or the change could not be made.</summary>
    Over,
}

/// <summary>A link that opens a supplement to be paid. It holds while the supplement's count is its own.</summary>
/// <param name="Hash">SHA-256 of the secret, hexadecimal.</param>
internal sealed record SupplementLink(string Hash, Guid SupplementId, int Round, DateTimeOffset IssuedAt)
{
    /// <summary>When somebody who is not of the staff first opened it.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public void Open(DateTimeOffset now) => OpenedAt ??= now;

    public static SupplementLink Of(Supplement supplement, string secret, DateTimeOffset now) =>
        new(Order.HashToken(secret), supplement.Id, supplement.Round, now);

    /// <summary>From the root of the shop's address.</summary>
    public static string PathOf(string secret) => $"/pay/difference/{secret}";
}
