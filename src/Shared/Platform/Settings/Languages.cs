using System.Globalization;

namespace ClickCart.Platform.Settings;

/// <summary>A language that the shop's pages are written in.</summary>
/// <param name="Code">ISO 639-1, as addresses and <c>lang</c> say it: <c>de</c>.</param>
/// <param name="Name">As it calls itself: Deutsch.</param>
public sealed record Language(string Code, string Name)
{
    public static readonly Language English = new("en", "English");
    public static readonly Language German = new("de", "Deutsch");

    /// <summary>As the back office calls it: German.</summary>
    public string InEnglish => CultureInfo.GetCultureInfo(Code).EnglishName;

    /// <summary>All that the pages have texts in.</summary>
    public static readonly IReadOnlyList<Language> Known = [English, German];

    public static Language? Find(string? code) => Known.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>That of the page that is being answered; English everywhere else: in the API, the back office, jobs.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>How it writes dates, numbers and money. English keeps the shop's own form, which is the same on every machine.</summary>
    public CultureInfo Culture => this == English ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(Code);
}

/// <summary>
/// Which languages the owner offers, <c>ClickCart:Shop:Languages</c>, and in which the shop's own texts are, <c>ClickCart:Shop:Language</c>. Both may
/// change while the shop runs.
/// </summary>
public sealed class Languages(IConfiguration configuration)
{
    private const string DefaultKey = ShopIdentity.Section + ":Language";
    private const string OfferedKey = ShopIdentity.Section + ":Languages";

    internal static readonly IReadOnlyList<OwnerSetting> Settings =
    [
        new(DefaultKey, SettingGroups.Shop, "Language")
        {
            Kind = SettingKind.Choice,
            Default = Language.English.Code,
            Choices = [.. Language.Known.Select(l => new SettingChoice(l.Code, l.Name))],
            Help = "Products and categories are described in it; whoever asks for none of the languages offered gets it. The back office is in English.",
        },
        new(OfferedKey, SettingGroups.Shop, "Languages offered")
        {
            Default = string.Join(", ", Language.Known.Select(l => l.Code)),
            Check = FlawOf,
            Help = "Codes with commas between, such as en, de. Shoppers choose among them at the foot of each page.",
        },
    ];

    public Language Default => Language.Find(configuration[DefaultKey]) ?? Language.English;

    /// <summary>The default first.</summary>
    public IReadOnlyList<Language> Offered =>
        [.. Codes(configuration[OfferedKey]).Select(Language.Find).OfType<Language>().Prepend(Default).Distinct()];

    /// <summary>The others than the default: those that texts of products are translated into.</summary>
    public IReadOnlyList<Language> Further => [.. Offered.Skip(1)];

    /// <summary>
    /// The further language in which texts of products are wanted; null for the shop's own, and where nobody looks at a page or the catalogue.
    /// </summary>
    public Language? Asked => CultureInfo.CurrentUICulture.Name.Length > 0 && Language.Current is var asked && asked != Default ? asked : null;

    /// <summary>The language if it is offered, else null.</summary>
    public Language? Offer(string? code) => Language.Find(code) is { } known && Offered.Contains(known) ? known : null;

    private static IEnumerable<string> Codes(string? set) => set is { Length: > 0 }
        ? set.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : Language.Known.Select(l => l.Code);

    private static string? FlawOf(string set) => Codes(set).Any() && Codes(set).All(code => Language.Find(code) is not null)
        ? null
        : $"It is some of {string.Join(", ", Language.Known.Select(l => l.Code))}.";
}
