namespace ClickCart.BackOffice.BackgroundWork;

internal static class DecisionRules
{
    /// <summary>The reason of a decision: for the audit.</summary>
    public static void WhyDecided<T>(this IRuleBuilder<T, string?> reason) =>
        reason.NotEmpty().WithMessage("Say why; it is kept for whoever asks later.").Reason(WorkDecision.ReasonLength);
}
