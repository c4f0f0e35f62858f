namespace ClickCart.Payments.Refunds;

/// <summary>What a refund must say, whether it is tried out or asked for.</summary>
internal static class RefundRules
{
    public static IRuleBuilderOptions<T, Money?> RefundAmount<T>(this IRuleBuilder<T, Money?> rule) =>
        rule.NotNull().Must(amount => amount is null or { Amount: > 0 }).WithMessage("A refund is more than zero.");

    public static IRuleBuilderOptions<T, string?> RefundReason<T>(this IRuleBuilder<T, string?> rule) => rule.Reason(500);
}
