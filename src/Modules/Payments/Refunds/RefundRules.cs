using ClickCart.Customers.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Refunds;

/// <summary>What a refund must say, whether it is tried out or asked for.</summary>
internal static class RefundRules
{
    public static IRuleBuilderOptions<T, Money?> RefundAmount<T>(this IRuleBuilder<T, Money?> rule) =>
        rule.NotNull().Must(amount => amount is null or { Amount: > 0 }).WithMessage("A refund is more than zero.");

    public static IRuleBuilderOptions<T, string?> RefundReason<T>(this IRuleBuilder<T, string?> rule) => rule.Reason(500);

    /// <summary>What the role of whoever asks lets them give back; null without a limit, such as the system's.</summary>
    public static async Task<RefundLimit?> OfAsync(this IRefundLimits limits, ICaller caller, string currency, CancellationToken ct) =>
        await limits.OfAsync(caller.AccountId, currency, ct);

    /// <inheritdoc cref="OfAsync(IRefundLimits, ICaller, string, CancellationToken)"/>
    public static async Task<RefundLimit?> OfAsync(this IRefundLimits limits, Guid? accountId, string currency, CancellationToken ct) =>
        accountId is { } account ? await limits.OfAsync(account, currency, ct) : null;

    /// <summary>Why this is more than the role gives back; null when it is not.</summary>
    public static Error? WhyNot(this RefundLimit? limit, Payment payment, Money amount) =>
        limit is null || amount.Currency != payment.Currency
        || (amount <= limit.PerRefund && payment.Of(payment.Refunded) + amount <= limit.PerOrder) ? null : Above(limit, payment.Of(payment.Refunded));

    internal static Error Above(RefundLimit limit, Money refunded) => new(ErrorKind.Forbidden, "refund-above-limit", limit.PerRefund.Amount == 0
        ? $"Your role gives nothing back in {limit.PerRefund.Currency}. Ask somebody whose role does."
        : $"Your role gives back up to {limit.PerRefund} at once and {limit.PerOrder} of one order; of this one {refunded} is given back already. "
            + "Ask somebody who may give more.");
}
