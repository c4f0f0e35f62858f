namespace ClickCart.Platform.Pipeline;

/// <summary>Rules of short texts that every module has: one sentence for each, in the API and on pages.</summary>
public static class LineRules
{
    public static IRuleBuilderOptions<T, string?> IsEmailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(EmailAddress.Is).WithMessage("Enter an e-mail address, such as ada@example.com.");

    /// <summary>Why somebody did something: staff, and often customers, read it later.</summary>
    public static IRuleBuilderOptions<T, string?> Reason<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .NotEmpty().Prose(length).HoldsNoCard()
        .Must(text => string.IsNullOrWhiteSpace(text) || PlainText.IsSeen(text)).WithMessage("Nothing of this can be seen.");

    /// <summary>Text on one line or on several, without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Prose<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .MaximumLength(length).Must(text => text is null || PlainText.IsProse(text)).WithMessage("This holds control characters.");

    /// <summary>Without a card number that stands in it by itself. The message does not repeat what was sent.</summary>
    public static IRuleBuilderOptions<T, string?> HoldsNoCard<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !CardNumber.IsIn(text)).WithMessage("This looks like a card number. Leave it out.");

    /// <summary>On one line, and something to be seen where anything was typed: it stands on labels, in mails and in files.</summary>
    /// <param name="rule">The rule of the text.</param>
    /// <param name="what">What the text is: <c>name</c>.</param>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> rule, string what) => rule
        .Must(text => text is null || PlainText.IsLine(text)).WithMessage($"The {what} holds a control character.")
        .Must(text => string.IsNullOrWhiteSpace(text) || PlainText.IsSeen(text)).WithMessage($"Nothing of the {what} can be seen.");
}
