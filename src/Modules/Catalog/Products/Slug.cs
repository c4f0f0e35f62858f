using System.Text;
using System.Text.RegularExpressions;
using ClickCart.Catalog.Search;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>The readable last part of an address: lower-case ASCII letters and digits in words joined by hyphens.</summary>
internal static partial class Slug
{
    public const int MaxLength = 120;

    /// <summary>An id is never a slug: <c>/products/{idOrSlug}</c> must distinguish them.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && Shape().IsMatch(text) && !Guid.TryParse(text, out _);

    /// <summary>The slug of a name: <c>Café crème, 250 g</c> is <c>cafe-creme-250-g</c>. Empty when the name has no Latin letter or digit.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in Letters.Fold(name))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) slug.Append(c);
            else if (c is not '\'' and not '’' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        // Room for the number that distinguishes it from a taken one.
        if (slug.Length > MaxLength - 8) slug.Length = MaxLength - 8;
        return slug.ToString().Trim('-');
    }

    /// <summary>The slug of the name, or for names without a Latin letter one made from the id.</summary>
    public static string Of(string name, Guid id) => Of(name) is var slug && IsValid(slug) ? slug : $"item-{id:N}";

    /// <summary>The slug, or else the next free one: <c>mug</c>, <c>mug-2</c>, <c>mug-3</c>.</summary>
    /// <param name="slug">The one wished for.</param>
    /// <param name="taken">At least those that begin like it.</param>
    public static string Free(string slug, IReadOnlySet<string> taken)
    {
        if (!taken.Contains(slug)) return slug;
        for (var i = 2; ; i++)
            if (!taken.Contains($"{slug}-{i}")) return $"{slug}-{i}";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Shape();
}
