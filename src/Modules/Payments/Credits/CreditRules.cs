using ClickCart.Customers.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Credits;

/// <summary>What staff must say when it gives or takes credit.</summary>
internal static class CreditRules
{
    /// <summary>No credit is worth more in minor units.</summary>
    public const long Most = 100_000_000;

    public static IRuleBuilderOptions<T, Money?> CreditAmount<T>(this IRuleBuilder<T, Money?> rule) => rule.NotNull()
        .Must(amount => amount is null or { Amount: > 0 and <= Most }).WithMessage("The amount is more than zero, and not more than any gift card is worth.")
        .Must(amount => amount is not { } given || Currencies.Has(given.Currency)).WithMessage("There is no such currency.")
        .Must(amount => amount is not { } given || !Currencies.Has(given.Currency) || given.Amount % StripeAmount.StepOf(given.Currency) == 0)
        .WithMessage("Orders in this currency are not paid in steps so small.");

    public static IRuleBuilderOptions<T, string?> CreditReason<T>(this IRuleBuilder<T, string?> rule) => rule.Reason(Credit.TextLength).HoldsNoCard();

    public const string WithoutRecipient = "Say to which e-mail address the code goes.";

    /// <summary>Of a mail; empty for the shop's.</summary>
    public static IRuleBuilderOptions<T, string?> MailLanguage<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(code => Filled(code) is not { } said || Language.Find(said) is not null)
        .WithMessage($"It is one of {string.Join(", ", Language.Known.Select(l => l.Code))}.");

    public static string LanguageOf(string? said, Languages languages) => (Language.Find(Filled(said)) ?? languages.Default).Code;

    public static string? Filled(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Credit is money that the shop owes: who gives it is bound by what their role refunds. Null where it may be given.</summary>
    /// <param name="count">How many times the amount.</param>
    public static async Task<Error?> WhyNotGiveAsync(this IRefundLimits limits, ICaller caller, Money amount, int count, CancellationToken ct) =>
        await limits.OfAsync(caller, amount.Currency, ct) is { } limit && (amount > limit.PerRefund || amount * count > limit.PerOrder)
            ? RefundRules.Above(limit, Money.Zero(amount.Currency)) with
            {
                Detail = $"Your role gives {limit.PerRefund} at once, and {limit.PerOrder} in all of one go. Ask somebody who may give more.",
            }
            : null;
}
