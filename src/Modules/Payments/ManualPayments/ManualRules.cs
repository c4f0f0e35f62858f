using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary>What staff must say of money that comes and goes without the gateway.</summary>
internal static class ManualRules
{
    public static IRuleBuilderOptions<T, string?> Reference<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotEmpty().WithMessage("Say by what the money is found again, such as the bank's reference.").Prose(ManualMethod.ReferenceLength).HoldsNoCard();
}
