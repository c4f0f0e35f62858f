namespace ClickCart.Platform.Settings;

/// <summary>Who the shop is: <c>ClickCart:Shop:*</c>. Null is what nobody has said.</summary>
public sealed class ShopIdentity
{
    public const string Section = "ClickCart:Shop";
    public const string LogoKey = Section + ":Logo";

    /// <summary>Of links, buttons and marks while no other is set.</summary>
    public const string OwnAccent = "#17604b";

    /// <summary>As its pages call it.</summary>
    public string Name { get; set; } = "ClickCart";

    /// <summary>Said on the front page.</summary>
    public string? Slogan { get; set; }

    /// <summary>See <see cref="ShopLogo"/>.</summary>
    public string? Logo { get; set; }

    /// <summary>What the logo says, for whoever does not see it; else the shop's name.</summary>
    public string? LogoText { get; set; }

    /// <summary><c>#rrggbb</c>, on light pages.</summary>
    public string? Accent { get; set; }

    /// <summary><c>#rrggbb</c>, on dark pages; else made from <see cref="Accent"/>.</summary>
    public string? AccentDark { get; set; }

    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>When somebody is there, on several lines.</summary>
    public string? Hours { get; set; }

    /// <summary>Of the company or person that sells.</summary>
    public string? LegalName { get; set; }

    /// <summary>On several lines.</summary>
    public string? LegalAddress { get; set; }

    public string? VatId { get; set; }

    /// <summary>Further ones, on several lines: tax number, entry in a register.</summary>
    public string? TaxIds { get; set; }

    /// <summary>What the owner may set of it; the VAT id is declared where its form is known.</summary>
    public static readonly IReadOnlyList<OwnerSetting> OfOwner =
    [
        new(Section + ":Name", SettingGroups.Shop, "Name of the shop") { Default = "ClickCart", Length = 60, Help = "At the head of every page." },
        new(Section + ":Slogan", SettingGroups.Shop, "Slogan") { Length = 80, Help = "In large letters on the front page, and in what search engines show of it." },
        new(Section + ":Email", SettingGroups.Contact, "E-mail address")
        {
            Length = EmailAddress.MaxLength,
            Help = "At the foot of every page of the shop, as are the others.",
            Check = text => EmailAddress.Is(text) ? null : "It is an e-mail address, such as hello@example.com.",
        },
        new(Section + ":Phone", SettingGroups.Contact, "Phone")
        {
            Length = 40,
            Check = text => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '(' or ')' or '-' or '/' or '.')
                ? null : "It is a phone number, such as +49 30 1234567.",
        },
        new(Section + ":Hours", SettingGroups.Contact, "Opening hours") { Kind = SettingKind.Lines, Length = 300, Help = "When somebody is there." },
        new(Section + ":LegalName", SettingGroups.Legal, "Legal name")
        {
            Length = 120,
            Help = "Of the company or person that sells: at the foot of every page and on packing slips, as are the others.",
        },
        new(Section + ":LegalAddress", SettingGroups.Legal, "Legal address") { Kind = SettingKind.Lines, Length = 300, Help = "As it is written on a letter." },
        new(Section + ":TaxIds", SettingGroups.Legal, "Other ids")
        {
            Kind = SettingKind.Lines,
            Length = 300,
            Help = "One a line, with what it is: tax number, entry in a register.",
        },
        new(LogoKey, SettingGroups.Look, "Logo") { Kind = SettingKind.Picture, Help = "At the head of every page, and as the icon of its tab." },
        new(Section + ":LogoText", SettingGroups.Look, "The logo in words")
        {
            Length = 100,
            Help = "For whoever does not see it. Empty, it is the name of the shop.",
        },
        new(Section + ":Accent", SettingGroups.Look, "Accent colour")
        {
            Kind = SettingKind.Colour,
            Default = OwnAccent,
            Help = "Of links, buttons and marks. It has to be dark enough to be read on a light page.",
            Check = text => AccentTones.FlawOf(Colour.Parse(text)!.Value, isDark: false),
        },
        new(Section + ":AccentDark", SettingGroups.Look, "Accent colour on dark pages")
        {
            Kind = SettingKind.Colour,
            Help = "Such as #79cdb0. Empty, it is made from the accent colour.",
            Check = text => AccentTones.FlawOf(Colour.Parse(text)!.Value, isDark: true),
        },
    ];
}

/// <summary>A logo that was uploaded. It never changes under its name, which is made from its content and holds its size: <c>0c1d…-480x120</c>.</summary>
/// <param name="Hash">32 hexadecimal digits.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ShopLogo(string Hash, int Width, int Height)
{
    public const string Root = "/images/shop/";
    public const int HashLength = 32;

    public string Name => $"{Hash}-{Width}x{Height}";
    public string Url => $"{Root}{Hash}.webp";

    /// <summary>A square of it, for tabs.</summary>
    public string IconUrl => $"{Root}{Hash}.png";

    /// <summary>So wide that it is words, which say the shop's name in its place.</summary>
    public bool IsWide => Width >= 1.6 * Height;

    /// <returns>Null for what is no name of one.</returns>
    public static ShopLogo? Of(string? name) =>
        name?.Split('-', 'x') is [{ Length: HashLength } hash, var width, var height] && hash.All(char.IsAsciiHexDigitLower)
        && int.TryParse(width, out var w) && int.TryParse(height, out var h) && w > 0 && h > 0
            ? new(hash, w, h)
            : null;
}
