using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using ClickCart.Web.Components;

namespace ClickCart.Web;

/// <summary>
/// The texts of the shop's pages in the language of the page (<see cref="Language.Current"/>). English stands in the pages and is the key in each module's
/// <c>Texts.de.resx</c>; what slices say in English (refusals, timelines, messages after a form) is translated where a page shows it, by
/// <c>Sentences.de.resx</c>. What has no entry stays English.
/// </summary>
public static partial class Texts
{
    private static readonly Lock Turn = new();
    private static ImmutableHashSet<Assembly> _assemblies = [];
    private static FrozenDictionary<Language, Book> _books = FrozenDictionary<Language, Book>.Empty;

    /// <summary>A text: <c>@T("Your cart is empty")</c>.</summary>
    public static string T(string english) => Present?.Texts.GetValueOrDefault(english) ?? english;

    /// <summary>A text with values in it: <c>@T("Pay {0}", total)</c>. Money and numbers are written in the language's form.</summary>
    public static string T(string english, params ReadOnlySpan<object?> values)
    {
        var written = values.ToArray();
        for (var i = 0; i < written.Length; i++)
            if (written[i] is Money money) written[i] = MoneyText.Of(money);
        return string.Format(Language.Current.Culture, T(english), written);
    }

    /// <summary>One or several: <c>@N(count, "{0} product", "{0} products")</c>. For languages that know these two forms.</summary>
    public static string N(long count, string one, string several) => T(count == 1 ? one : several, count);

    /// <summary>A sentence that a slice has made in English; its own values are kept, money is written anew.</summary>
    public static string Said(string english) => Present is { } book ? book.Said(english) : english;

    /// <summary>Says what <paramref name="say"/> says in that language, whatever that of the page is: for papers and mails.</summary>
    public static TSaid In<TSaid>(Language language, Func<TSaid> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The country's name.</summary>
    /// <param name="code">Two capital letters.</param>
    public static string Country(string code) => Present?.Countries.GetValueOrDefault(code) ?? Places.CountryName(code);

    /// <summary>The countries by name, as the language sorts them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Countries() => Present?.Sorted ?? EnglishCountries;

    private static readonly IReadOnlyList<(string, string)> EnglishCountries = [.. Places.Countries.Select(c => (c.Code, c.Name))];

    private static Book? Present => _books.GetValueOrDefault(Language.Current);

    /// <summary>Reads the resource files of these modules, once each.</summary>
    internal static void Read(IEnumerable<Assembly> assemblies)
    {
        lock (Turn)
        {
            var all = _assemblies.Union(assemblies);
            if (all.Count == _assemblies.Count) return;
            _books = Language.Known.Where(l => l != Language.English).ToFrozenDictionary(l => l, l => new Book(l, all));
            _assemblies = all;
        }
    }

    /// <summary>All texts of one language.</summary>
    private sealed class Book(Language language, IEnumerable<Assembly> assemblies)
    {
        public FrozenDictionary<string, string> Texts { get; } = Entries(language, assemblies, "Texts", StringComparer.Ordinal);
        public FrozenDictionary<string, string> Countries { get; } = Entries(language, assemblies, "Countries", StringComparer.Ordinal);

        public IReadOnlyList<(string, string)> Sorted => field ??=
            [.. Countries.Select(c => (c.Key, c.Value)).OrderBy(c => c.Value, StringComparer.Create(language.Culture, ignoreCase: true))];

        // By their English names, which sentences have in them.
        private FrozenDictionary<string, string> CountryNames => field ??=
            Places.Countries.ToFrozenDictionary(c => c.Name, c => Countries.GetValueOrDefault(c.Code, c.Name), StringComparer.Ordinal);

        // "Name is missing.", "Nothing of the name can be seen.": one word, and a resource file tells no two entries by their case.
        private readonly FrozenDictionary<string, string> _sentences = Entries(language, assemblies, "Sentences", StringComparer.OrdinalIgnoreCase);

        // The longest first: it says the most.
        private IReadOnlyList<(Regex Form, string Text)> Forms => field ??=
            [.. _sentences.Where(s => s.Key.Contains('{')).OrderByDescending(s => s.Key.Length).Select(s => (FormOf(s.Key), s.Value))];

        public string Said(string english, int depth = 0)
        {
            if ((_sentences.GetValueOrDefault(english) ?? (depth == 0 ? Texts : CountryNames).GetValueOrDefault(english)) is { } whole) return whole;
            if (Money.TryParse(english, out var money)) return MoneyText.Of(money);
            if (DateOnly.TryParseExact(english, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Days.Of(day);
            if (depth > 3) return english;
            foreach (var (form, text) in Forms)
                if (form.Match(english) is { Success: true } found)
                    return Place().Replace(text, place => Said(found.Groups["v" + place.Groups["at"].Value].Value, depth + 1));
            // Several sentences, each for itself.
            return SentenceEnd().Split(english) is { Length: > 1 } several ? string.Join(' ', several.Select(s => Said(s, depth + 1))) : english;
        }

        private static Regex FormOf(string english) => new(
            "^" + Place().Replace(Regex.Escape(english).Replace("\\{", "{", StringComparison.Ordinal), "(?<v${at}>.+?)") + "$",
            RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

        private static FrozenDictionary<string, string> Entries(Language language, IEnumerable<Assembly> assemblies, string file, StringComparer keys)
        {
            var found = new Dictionary<string, string>(keys);
            foreach (var assembly in assemblies)
            {
                var resources = new ResourceManager($"{assembly.GetName().Name}.{file}", assembly);
                if (resources.GetResourceSet(language.Culture, createIfNotExists: true, tryParents: false) is not { } set) continue;
                foreach (System.Collections.DictionaryEntry entry in set) found[(string)entry.Key] = (string)entry.Value!;
            }
            return found.ToFrozenDictionary(keys);
        }
    }

    [GeneratedRegex(@"\{(?<at>\d)\}", RegexOptions.None, 100)]
    private static partial Regex Place();

    [GeneratedRegex("(?<=[a-z.’”][.!?]) (?=[A-Z])", RegexOptions.None, 100)]
    private static partial Regex SentenceEnd();
}
