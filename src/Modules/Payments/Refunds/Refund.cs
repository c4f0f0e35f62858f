using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Refunds;

internal enum RefundState
{
    Pending,
    Succeeded,
    Failed,
}

/// <summary>Money on its way back to the customer. Part of a payment, which alone may change it: the sum of its refunds is bounded there.</summary>
internal sealed class Refund : IGatewayCall
{
    public required Guid Id { get; init; }

    /// <summary>Minor units of the payment's currency, at least 1.</summary>
    public required long Amount { get; init; }

    public required string Reason { get; init; }
    public required string Actor { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The day of <see cref="At"/> in UTC (<see cref="DateOnly.DayNumber"/>), by which every database groups alike.</summary>
    public required int Day { get; init; }

    /// <summary>Stored before the call.</summary>
    public required string Key { get; set; }

    public required DateTimeOffset KeyAt { get; set; }
    public RefundState State { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

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
