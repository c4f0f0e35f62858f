namespace ClickCart.Catalog.Products;

/// <summary>Rules of texts that several bodies share.</summary>
internal static class TextRules
{
    public static IRuleBuilderOptions<T, string?> IsSlug<T>(this IRuleBuilder<T, string?> rule) => rule.Must(s => s is null || Slug.IsValid(s))
        .WithMessage($"A slug is lower-case letters and digits joined by hyphens, at most {Slug.MaxLength}, and not an id.");

    /// <summary>Whether it holds nothing but what is shown, on one line or on several.</summary>
    public static bool IsText(string text) => !text.Any(c => char.IsControl(c) && c is not '\n' and not '\r' and not '\t');
}
