using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>A supplement for staff.</summary>
/// <param name="Difference">What is to be paid.</param>
/// <param name="Total">What the order comes to then.</param>
/// <param name="Payment"><c>none</c>, <c>pending</c>, <c>actionRequired</c>, <c>declined</c> or <c>paid</c>.</param>
/// <param name="Failure">Why it was declined last.</param>
/// <param name="OpenedAt">When its customer first opened the link that holds.</param>
/// <param name="EndReason">Why nothing came of it.</param>
internal sealed record SupplementResponse(
    Guid Id, Guid OrderId, string OrderNumber, SupplementStatus Status, Money Difference, Money Total, string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset SentAt,
    DateTimeOffset LinkExpiresAt, DateTimeOffset? OpenedAt, SupplementPayment Payment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failure, DateTimeOffset? EndedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EndReason, int Version) : IVersioned
{
    /// <summary>The page that pays it; only in the answer to its sending, since it is kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Link { get; init; }

    /// <summary>How it was paid, and by whom; missing where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<SupplementPart>? Paid { get; init; }

    [JsonIgnore] internal string Email { get; private init; } = "";
    [JsonIgnore] internal Guid? PaymentId { get; private init; }

    /// <summary>Null where there was none.</summary>
    /// <param name="all">With their links.</param>
    /// <param name="order">Whose they are.</param>
    /// <param name="payment">The order's; null while there is none.</param>
    public static IReadOnlyList<SupplementResponse>? Of(List<Supplement> all, Order order, PaymentDetails? payment) => all.Count == 0 ? null
        : all.ConvertAll(s => Of(s, order) with { Paid = SupplementPart.Of(payment?.Supplements.FirstOrDefault(p => p.Payment.OrderId == s.PaymentId)) });

    /// <param name="s">With its links.</param>
    /// <param name="order">Whose it is.</param>
    public static SupplementResponse Of(Supplement s, Order order) => new(
        s.Id, s.OrderId, order.Number, s.Status, s.DifferenceMoney, s.Priced.Total, s.Reason, s.Note, s.ActorName, s.AskedAt, s.SentAt, s.LinkExpiresAt,
        s.Links.Where(l => l.Round == s.Round).Min(l => l.OpenedAt), s.Payment, s.Failure, s.EndedAt, s.EndReason, s.Version)
    {
        Email = order.Email,
        PaymentId = s.PaymentId,
    };
}

/// <summary>A part of what a supplement was paid with.</summary>
/// <param name="How"><c>card</c>, <c>credit</c> (a gift card or store credit), <c>bankTransfer</c> or <c>cash</c>.</param>
/// <param name="By">Who of the staff has marked it as paid; <c>customer</c> where it was paid by the link.</param>
/// <param name="Reference">The bank's, or the gateway's; null of credit.</param>
internal sealed record SupplementPart(string How, Money Amount, string By, DateTimeOffset At, string? Reference)
{
    /// <param name="payment">The supplement's; null while there is none.</param>
    public static IReadOnlyList<SupplementPart>? Of(PaymentDetails? payment)
    {
        SupplementPart[] parts = [.. (payment?.Movements ?? []).Where(m => m.Kind == "captured").Select(m => Of(m, payment!.Payment.Manual))];
        return parts.Length > 0 ? parts : null;
    }

    private static SupplementPart Of(PaymentMovement taken, string? manual) =>
        manual is not null ? new(manual, taken.Amount, taken.Actor, taken.At, taken.Reference)
        : taken.Reference == "credit" ? new("credit", taken.Amount, "customer", taken.At, null)
        : new("card", taken.Amount, "customer", taken.At, taken.Reference);
}

/// <summary>What the customer of an order is asked to pay, so that a change of it is made.</summary>
/// <param name="Total">What the order comes to then.</param>
/// <param name="Payment"><c>none</c>, <c>pending</c>, <c>actionRequired</c> or <c>declined</c>.</param>
/// <param name="ActionUrl">Where the customer confirms the payment, while it is required.</param>
internal sealed record AskedSupplement(
    Money Difference, Money Total, string Reason, SupplementPayment Payment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ActionUrl,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failure, DateTimeOffset PayBy)
{
    /// <summary>The payment that is under way; null for none.</summary>
    internal Guid? PaymentId { get; private init; }

    public static AskedSupplement Of(Supplement s) =>
        new(s.DifferenceMoney, s.Priced.Total, s.Reason, s.Payment, s.ActionUrl, s.Failure, s.LinkExpiresAt) { PaymentId = s.PaymentId };
}

/// <summary>What a link shows of a supplement.</summary>
/// <param name="Status"><c>payable</c>, <c>underWay</c>, <c>paid</c>, <c>void</c>, <c>expired</c> or <c>over</c>.</param>
/// <param name="Asked">What is to be paid; missing where it cannot be any more.</param>
/// <param name="Before">The order as it is, where the change can be paid.</param>
/// <param name="After">The order as it will be.</param>
internal sealed record SupplementToPay(
    SupplementLinkStatus Status, string Number, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AskedSupplement? Asked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrderFigures? Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrderFigures? After)
{
    /// <summary>How it is transferred; missing where the shop takes no transfers, or it cannot be paid now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public TransferToMake? Transfer { get; init; }

    [JsonIgnore] internal Guid OrderId { get; init; }

    /// <summary>What the account that looks has and can spend; null for nothing.</summary>
    [JsonIgnore] internal Money? StoreCredit { get; init; }

    /// <summary>Who looks is whose it is: they need no key.</summary>
    [JsonIgnore] internal bool IsOwn { get; init; }

    [JsonIgnore] internal string Secret { get; init; } = "";
    [JsonIgnore] internal IReadOnlyList<KeptCard> Cards { get; init; } = [];

    public static SupplementToPay Of(Supplement supplement, SupplementLink link, Order order, DateTimeOffset now)
    {
        var status = supplement.StatusOf(link, now);
        if (status is SupplementLinkStatus.Payable && supplement.WhyNot(order) is not null) status = SupplementLinkStatus.Over;
        var open = status is SupplementLinkStatus.Payable or SupplementLinkStatus.UnderWay;
        return new(status, order.Number, open ? AskedSupplement.Of(supplement) : null, open ? supplement.Note : null,
            open ? OrderFigures.Of(order) : null, open ? OrderFigures.Of(supplement.Priced) : null)
        { OrderId = order.Id };
    }
}

/// <summary>A bank transfer in place of a card.</summary>
/// <param name="Purpose">By which the shop finds it: the order's number.</param>
/// <param name="Instructions">The shop's account, in its own words.</param>
internal sealed record TransferToMake(Money Amount, string Purpose, string Instructions);
