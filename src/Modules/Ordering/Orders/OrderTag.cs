using System.Text;

namespace ClickCart.Ordering.Orders;

/// <summary>A word that staff put on an order, to find it and its like again.</summary>
internal sealed record OrderTag(Guid OrderId, string Tag)
{
    public const int Longest = 40;

    /// <summary>On one order.</summary>
    public const int Most = 20;

    /// <summary>As it is kept and looked for: in small letters, composed (NFC), with single blanks.</summary>
    public static string Normal(string text) => string.Join(' ',
        PlainText.Sound(text).Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All of them once, as they are kept; a comma parts two.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> texts) =>
        [.. texts.SelectMany(t => (t ?? "").Split(',')).Select(Normal).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];
}

internal static class TagRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreTags<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(tags => OrderTag.Of(tags ?? []).Count > 0).WithMessage("Enter a tag, or several with commas between them.")
        .Must(tags => OrderTag.Of(tags ?? []).Count <= OrderTag.Most).WithMessage($"An order has at most {OrderTag.Most} tags.")
        .Must(tags => OrderTag.Of(tags ?? []).All(t => t.Length <= OrderTag.Longest)).WithMessage($"A tag has at most {OrderTag.Longest} characters.")
        .Must(tags => OrderTag.Of(tags ?? []).All(t => PlainText.IsLine(t) && PlainText.IsSeen(t)))
        .WithMessage("Nothing of a tag can be seen, or it holds control characters.")
        .Must(tags => OrderTag.Of(tags ?? []).All(t => !t.Contains('/', StringComparison.Ordinal)))
        .WithMessage("A tag holds no slash: it is part of an address.")
        .Must(tags => !CardNumber.IsIn(string.Join(", ", tags ?? []))).WithMessage("This looks like a card number. Leave it out.");
}
