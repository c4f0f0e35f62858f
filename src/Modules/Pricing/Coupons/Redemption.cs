namespace ClickCart.Pricing.Coupons;

internal enum RedemptionState
{
    /// <summary>Taken while the order is being placed; counts.</summary>
    Pending,

    /// <summary>The order is placed; counts.</summary>
    Confirmed,

    /// <summary>The order was never placed; does not count.</summary>
    Expired,

    /// <summary>The order was cancelled; does not count.</summary>
    Returned,
}

/// <summary>One order's use of one coupon. pending → confirmed | expired | returned; confirmed → returned; expired → pending | confirmed | returned.</summary>
internal sealed class Redemption
{
    public Guid OrderId { get; init; }
    public Guid CouponId { get; init; }

    /// <summary>Account id or lower-case e-mail address.</summary>
    public required string Customer { get; init; }

    /// <summary>What it took off, in minor units of <see cref="Currency"/>.</summary>
    public long Discount { get; init; }

    public required string Currency { get; init; }
    public RedemptionState State { get; private set; } = RedemptionState.Pending;

    /// <summary>Set while pending, and only then.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the coupon and the customer have it among their uses.</summary>
    public bool Counts => State is RedemptionState.Pending or RedemptionState.Confirmed;

    public void Pend(DateTimeOffset expiresAt, DateTimeOffset now) => Go(RedemptionState.Pending, expiresAt, now);

    public void Confirm(DateTimeOffset now) => Go(RedemptionState.Confirmed, null, now);

    public void Expire(DateTimeOffset now) => Go(RedemptionState.Expired, null, now);

    public void Return(DateTimeOffset now) => Go(RedemptionState.Returned, null, now);

    public static bool CanGo(RedemptionState from, RedemptionState to) => from switch
    {
        RedemptionState.Pending => true,
        RedemptionState.Confirmed => to is RedemptionState.Returned,
        RedemptionState.Expired => to is not RedemptionState.Expired,
        _ => false,
    };

    private void Go(RedemptionState to, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (!CanGo(State, to)) throw new InvalidOperationException($"A redemption that is {State} cannot become {to}.");
        (State, ExpiresAt, ChangedAt) = (to, expiresAt, now);
    }
}

/// <summary>How often one customer uses one coupon: the row that concurrent orders of the customer queue on.</summary>
internal sealed class CustomerUses
{
    public Guid CouponId { get; init; }
    public required string Customer { get; init; }
    public int Uses { get; init; }

    public static string Normal(string customer) => customer.Trim().ToLowerInvariant();
}
