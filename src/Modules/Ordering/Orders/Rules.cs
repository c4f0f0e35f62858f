using System.Text.RegularExpressions;

namespace ClickCart.Ordering.Orders;

/// <summary>Validation rules that several slices share.</summary>
internal static partial class Rules
{
    private const string LooksLikeCard = "This looks like a card number. Never send one: send the payment method's id that the gateway gave you.";

    /// <summary>A payment method's id at the gateway (<c>pm_…</c>): 1 to 200 characters and never a card's own number, whatever stands around it.</summary>
    public static IRuleBuilderOptions<T, string?> PaymentMethod<T>(this IRuleBuilder<T, string?> rule) =>
        rule.PlainText(200).Must(text => text is null || !HoldsCardNumber(text)).WithMessage(LooksLikeCard);

    /// <summary>
    /// Required text without control characters and without anything that looks like a card number; digits in a word with letters, such as an
    /// address or a UUID, do not. Messages never repeat what was sent.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .NotEmpty().Text(length).Must(text => text is null || !HoldsCard(text)).WithMessage(LooksLikeCard);

    /// <summary>Text on one line or on several, without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .MaximumLength(length)
        .Must(text => text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))).WithMessage("This holds control characters.");

    /// <summary>Whether a card number stands in it by itself: not digits in a word with letters.</summary>
    public static bool HoldsCard(string text) => HoldsCardNumber(Words().Replace(Joined().Replace(Letters.Fold(text), " "), "x"));

    /// <summary>What staff looks for orders by; the field is <c>q</c>.</summary>
    public static IRuleBuilderOptions<T, string?> Search<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(OrderFilter.LongestSearch).OverridePropertyName("q").WithName("The search");

    /// <summary>Whether a <see cref="CardNumber"/> stands in it, in a row or in groups with blanks or hyphens between.</summary>
    public static bool HoldsCardNumber(string text)
    {
        foreach (Match run in Runs().Matches(text))
        {
            var groups = Between().Split(run.Value);
            for (var first = 0; first < groups.Length; first++)
            {
                var digits = "";
                for (var last = first; last < groups.Length && digits.Length <= 19; last++)
                {
                    digits += groups[last];
                    if (CardNumber.Is(digits)) return true;
                }
            }
        }
        return false;
    }

    [GeneratedRegex(@"\w*[\p{L}_]\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    // Digits in groups, with one sign of those between that people put there.
    [GeneratedRegex(@"[0-9]+(?:[\s\p{Pd}._/,][0-9]+)*", RegexOptions.None, 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"[\s\p{Pd}._/,]", RegexOptions.None, 1000)]
    private static partial Regex Between();

    // An underscore between digits joins them to one word with none.
    [GeneratedRegex(@"(?<=[0-9])_(?=[0-9])", RegexOptions.None, 1000)]
    private static partial Regex Joined();
}
