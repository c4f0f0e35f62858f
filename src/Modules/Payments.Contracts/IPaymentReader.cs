using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>Read access to payments: for checks across modules, and for staff who look at an order.</summary>
public interface IPaymentReader
{
    /// <summary>The payment of every order, page by page; supplements are a part of it.</summary>
    IAsyncEnumerable<PaymentSummary> AllAsync(CancellationToken ct);

    /// <summary>What was captured for these orders, in minor units, less what their changes gave back; those without a payment are missing.</summary>
    Task<IReadOnlyDictionary<Guid, long>> CapturedAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct);

    /// <summary>The payment of an order with all that was tried and all money that moved; null while there is none.</summary>
    Task<PaymentDetails?> FindAsync(Guid orderId, CancellationToken ct);

    /// <summary>Orders of which a job about their payment has failed for good, or for so long.</summary>
    Task<IReadOnlyList<Guid>> StuckOrdersAsync(TimeSpan patience, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    /// <summary>The customer comes back from the gateway: how the payment stands is read there now, and not when a webhook says so. Committed before it
    /// returns.</summary>
    Task ReadSoonAsync(Guid orderId, CancellationToken ct);
}

/// <param name="Amount">What the order comes to: as it was placed, or changed since.</param>
/// <param name="Refunded">Pending and succeeded refunds.</param>
/// <param name="TakenBack">What the customer's bank took back for good.</param>
/// <param name="IsDisputed">The bank is deciding about a dispute; until then nothing is given back.</param>
public sealed record PaymentSummary(
    Guid OrderId, string State, Money Amount, Money Authorized, Money Captured, Money Refunded, string? GatewayId, DateTimeOffset ChangedAt,
    Money TakenBack, bool IsDisputed)
{
    /// <summary>The part of <paramref name="Amount"/> that gift cards and store credit pay; it counts as captured with the rest.</summary>
    public Money CreditUsed { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>The part of <paramref name="Amount"/> that supplements have paid, for changes that made the order dearer.</summary>
    public Money Supplemented { get; init; } = Money.Zero(Amount.Currency);

    /// <summary><see cref="ManualMethod.Id"/> where staff says when the money has come; null where the gateway takes it.</summary>
    public string? Manual { get; init; }
}

/// <param name="Refundable">What can still be given back: captured and not refunded yet.</param>
/// <param name="Attempts">Oldest first, as refunds and movements are.</param>
/// <param name="Jobs">What was done about it in the background, and is kept for a week.</param>
/// <param name="Failures">What was asked of the gateway and could not be done yet; none when all is well.</param>
public sealed record PaymentDetails(
    PaymentSummary Payment, Money Refundable, IReadOnlyList<PaymentAttempt> Attempts, IReadOnlyList<PaymentRefund> Refunds,
    IReadOnlyList<PaymentMovement> Movements, IReadOnlyList<JobFailure> Failures, IReadOnlyList<BackgroundJob> Jobs)
{
    /// <summary>Those of its supplements, oldest first; each names its own id as its order's.</summary>
    public IReadOnlyList<PaymentDetails> Supplements { get; init; } = [];
}

/// <param name="Kind"><c>authorize</c>, <c>capture</c> or <c>void</c>.</param>
/// <param name="Outcome"><c>pending</c>, <c>succeeded</c>, <c>refused</c>, <c>unknown</c> or <c>abandoned</c>.</param>
/// <param name="Detail">The gateway's code, or why nothing is known.</param>
public sealed record PaymentAttempt(DateTimeOffset At, string Kind, string Outcome, string? PaymentMethod, string? Detail);

/// <param name="State"><c>pending</c>, <c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Detail">Why it failed, or why nothing is known yet.</param>
public sealed record PaymentRefund(Guid Id, DateTimeOffset At, Money Amount, string State, string Reason, string Actor, string? Detail)
{
    /// <summary><c>credit</c>, <c>storeCredit</c> or <c>exchange</c>; null where it goes back as it came.</summary>
    public string? To { get; init; }

    /// <summary>No gateway makes it: it waits for somebody to pay it back and to record that.</summary>
    public bool IsToBePaidBack { get; init; }
}

/// <summary>Money that moved, as the ledger has it.</summary>
/// <param name="Kind"><c>authorized</c>, <c>voided</c>, <c>captured</c>, <c>refunded</c>, <c>refundReversed</c> or <c>disputed</c>: it says which way.</param>
/// <param name="Amount">Never negative.</param>
/// <param name="Reference">The gateway's id of the payment, refund or dispute.</param>
public sealed record PaymentMovement(DateTimeOffset At, string Kind, Money Amount, string Actor, string Reason, string Reference);
