using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Refunds;

internal enum RefundState
{
    Pending,
    Succeeded,
    Failed,
}

/// <summary>Where a refund goes.</summary>
internal enum RefundTo
{
    /// <summary>Where it came from: by the gateway, or by hand.</summary>
    Method,

    /// <summary>The same, by the payment of a supplement that paid a part.</summary>
    Supplement,

    /// <summary>The gift cards and the store credit that paid a part.</summary>
    Credit,

    /// <summary>Store credit of the customer's account, in place of the money.</summary>
    StoreCredit,

    /// <summary>What the customer gets instead of what came back, in place of the money.</summary>
    Exchange,
}

/// <summary>Money on its way back to the customer. Part of a payment, which alone may change it: the sum of its refunds is bounded there.</summary>
/// <param name="Amount">Minor units of the payment's currency, at least 1.</param>
/// <param name="Day">The shop's day of <paramref name="At"/> (<see cref="DateOnly.DayNumber"/>), by which every database groups alike.</param>
internal sealed record Refund(Guid Id, long Amount, string Reason, string Actor, DateTimeOffset At, int Day) : IGatewayCall
{
    /// <summary>Stored before the call.</summary>
    public string Key { get; set; } = $"clickcart-{Id:n}";

    public DateTimeOffset KeyAt { get; set; } = At;
    public RefundState State { get; set; }
    public DateTimeOffset ChangedAt { get; set; } = At;

    /// <summary>What the order costs less since it was changed: no refund of what was bought.</summary>
    public bool ForChange { get; init; }

    public RefundTo To { get; init; }

    /// <summary>The refund that this one goes along with: it succeeds or fails after it. Null for none.</summary>
    public Guid? With { get; init; }

    /// <summary><see cref="To"/> for others; null where it goes where it came from.</summary>
    public string? Target => To switch
    {
        RefundTo.Method or RefundTo.Supplement => null,
        RefundTo.Credit => "credit",
        RefundTo.StoreCredit => "storeCredit",
        _ => "exchange",
    };

    /// <summary>Null until the gateway has returned it.</summary>
    public string? GatewayId { get; set; }

    /// <summary>Why it failed, or why nothing is known yet.</summary>
    public string? Detail { get; set; }

    /// <summary>Pending and succeeded ones are taken off what can still be refunded.</summary>
    public bool Counts => State is not RefundState.Failed;

    bool IGatewayCall.Doubt(string why)
    {
        if (Detail == why) return false;
        Detail = why;
        return true;
    }
}
