using ClickCart.Pricing.Contracts;

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
    private readonly List<RedemptionCustomer> _customers = [];

    public Guid OrderId { get; init; }
    public Guid CouponId { get; init; }

    /// <summary>For people: account id, else lower-case e-mail address.</summary>
    public required string Customer { get; init; }

    /// <summary>By what it is counted, so that it is given back the same.</summary>
    public IReadOnlyList<RedemptionCustomer> Customers => _customers;

    public IReadOnlyList<string> Names => [.. _customers.Select(c => c.Customer).Order(StringComparer.Ordinal)];

    /// <summary>What it took off, in minor units of <see cref="Currency"/>.</summary>
    public long Discount { get; init; }

    public required string Currency { get; init; }
    public RedemptionState State { get; private set; } = RedemptionState.Pending;

    /// <summary>Set while pending, and only then.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the coupon and the customer have it among their uses.</summary>
    public bool Counts => State is RedemptionState.Pending or RedemptionState.Confirmed;

    public static Redemption Of(Guid orderId, Coupon coupon, CouponCustomer customer, Money discount)
    {
        var redemption = new Redemption
        {
            OrderId = orderId,
            CouponId = coupon.Id,
            Customer = customer.AccountId?.ToString() ?? customer.Email?.Trim().ToLowerInvariant() ?? "",
            Discount = discount.Amount,
            Currency = discount.Currency,
        };
        redemption._customers.AddRange(CustomerUses.Of(customer).Select(name => new RedemptionCustomer(orderId, coupon.Id, name)));
        return redemption;
    }

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

/// <summary>How often one customer, by one name, uses one coupon: the row that concurrent orders of the customer queue on.</summary>
internal sealed class CustomerUses
{
    public Guid CouponId { get; init; }
    public required string Customer { get; init; }
    public int Uses { get; init; }

    /// <summary>
    /// All by which a customer is counted: the account, its address and the order's. In one order everywhere, so that two orders of one customer wait for
    /// each other instead of blocking each other.
    /// </summary>
    public static IReadOnlyList<string> Of(CouponCustomer customer) =>
    [
        .. new[] { customer.AccountId?.ToString(), Address(customer.AccountEmail), Address(customer.Email) }.OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string? Address(string? email) => string.IsNullOrWhiteSpace(email) ? null : Mailbox.Of(email);
}

/// <summary>One of the names by which a redemption is counted.</summary>
internal sealed record RedemptionCustomer(Guid OrderId, Guid CouponId, string Customer);
