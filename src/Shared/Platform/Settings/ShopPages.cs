using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Platform.Settings;

/// <summary>The shop's legal pages, in Markdown: <c>ClickCart:Pages:*</c>. A page that has no text is not there.</summary>
public sealed class ShopPages
{
    public const string Section = "ClickCart:Pages";

    /// <summary>Of a <see cref="VersionOf"/>.</summary>
    public const int VersionLength = 16;

    private const string AcceptKey = Section + ":AcceptTerms";

    public string? Terms { get; set; }
    public string? Privacy { get; set; }
    public string? Returns { get; set; }
    public string? Imprint { get; set; }

    /// <summary>Whoever orders accepts the terms.</summary>
    public bool AcceptTerms { get; set; }

    /// <summary>The version of the terms that an order has to accept; null where none has to.</summary>
    public string? TermsToAccept => AcceptTerms && TextOf(ShopPage.Terms) is { } terms ? VersionOf(terms) : null;

    /// <summary>Null where there is none.</summary>
    public string? TextOf(ShopPage page) => page.Name switch
    {
        "terms" => Terms,
        "privacy" => Privacy,
        "returns" => Returns,
        _ => Imprint,
    } is { Length: > 0 } text ? text : null;

    /// <summary>Names a text by what it says: the same words are the same version. 16 hexadecimal digits.</summary>
    public static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..VersionLength];

    public static IEnumerable<OwnerSetting> OfOwner =>
    [
        .. ShopPage.All.Select(p => new OwnerSetting(p.Key, SettingGroups.Pages, p.Title) { Kind = SettingKind.Markdown, Length = 50_000, Help = p.Help }),
        new(AcceptKey, SettingGroups.Pages, "Customers accept the terms")
        {
            Kind = SettingKind.Choice,
            Default = "false",
            Choices = [new("false", "No"), new("true", "Yes, with a tick at checkout")],
            Help = "Each order then keeps which version was accepted, and the API asks for termsAccepted. While there are no terms, nothing is asked.",
        },
    ];
}

/// <summary>One of the shop's legal pages.</summary>
/// <param name="Name">Its address is <c>/{Name}</c>.</param>
/// <param name="Key">Of the setting that holds its text.</param>
/// <param name="Help">What it is for.</param>
public sealed record ShopPage(string Name, string Title, string Key, string Help)
{
    public static readonly ShopPage Terms = new("terms", "Terms and conditions", ShopPages.Section + ":Terms", "What you and your customers agree on.");

    /// <summary>In the order in which feet list them.</summary>
    public static readonly IReadOnlyList<ShopPage> All =
    [
        Terms,
        new("privacy", "Privacy", ShopPages.Section + ":Privacy", "Which personal data the shop keeps, and why."),
        new("returns", "Returns", ShopPages.Section + ":Returns", "How long and in which way things can be sent back."),
        new("imprint", "Imprint", ShopPages.Section + ":Imprint", "Who runs the shop, as some countries require."),
    ];

    public string Address => "/" + Name;

    public static ShopPage? Of(string name) => All.FirstOrDefault(p => p.Name == name);
}
