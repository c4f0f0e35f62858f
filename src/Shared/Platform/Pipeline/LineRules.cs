namespace ClickCart.Platform.Pipeline;

/// <summary>Rules of short texts that every module has: one sentence for each, in the API and on pages.</summary>
public static class LineRules
{
    public static IRuleBuilderOptions<T, string?> IsEmailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(EmailAddress.Is).WithMessage("Enter an e-mail address, such as ada@example.com.");

    /// <summary>On one line, and something to be seen where anything was typed: it stands on labels, in mails and in files.</summary>
    /// <param name="rule">The rule of the text.</param>
    /// <param name="what">What the text is: <c>name</c>.</param>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> rule, string what) => rule
        .Must(text => text is null || PlainText.IsLine(text)).WithMessage($"The {what} holds a control character.")
        .Must(text => string.IsNullOrWhiteSpace(text) || PlainText.IsSeen(text)).WithMessage($"Nothing of the {what} can be seen.");
}
