using System.Globalization;

namespace ClickCart.Platform.Settings;

/// <summary>What the owner is asked for.</summary>
public enum SettingKind
{
    Text,
    Choice,
    Number,

    /// <summary>A code of ISO 3166-1 alpha-2.</summary>
    Country,

    /// <summary>Several of them, with commas between.</summary>
    Countries,

    /// <summary>A name of the IANA time zone database.</summary>
    TimeZone,

    /// <summary>Is kept encrypted and never shown again.</summary>
    Secret,

    /// <summary>Text on several lines.</summary>
    Lines,

    /// <summary>Text in Markdown (CommonMark).</summary>
    Markdown,

    /// <summary><c>#rrggbb</c>.</summary>
    Colour,

    /// <summary>The name of a picture, which uploading it gives.</summary>
    Picture,
}

/// <summary>
/// A setting that the shop's owner may set in the back office. Modules register theirs, and go on reading it from the configuration at each use:
/// <c>services.AddSingleton(new OwnerSetting("Ordering:HoldMinutes", SettingGroups.Orders, "Hold time") { Kind = SettingKind.Number, … })</c>.
/// </summary>
/// <param name="Key">Its key in the configuration.</param>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Label">What people call it.</param>
public sealed record OwnerSetting(string Key, string Group, string Label)
{
    public const int MostLength = 500;

    /// <summary>What it does, in a sentence or two.</summary>
    public string? Help { get; init; }

    public SettingKind Kind { get; init; }

    /// <summary>What holds while nobody sets it.</summary>
    public string? Default { get; init; }

    /// <summary>Of a <see cref="SettingKind.Choice"/>.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>Of a choice that files may write in capitals or not.</summary>
    public bool AnyCase { get; init; }

    /// <summary>Of a <see cref="SettingKind.Number"/>, both inclusive.</summary>
    public decimal Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public decimal Most { get; init; } = 1_000_000;

    /// <summary>At most so many characters.</summary>
    public int Length { get; init; } = MostLength;

    /// <summary>It is shown with where it comes from, but set only where the shop is started.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Of a <see cref="SettingKind.Secret"/>: the settings that say to whom it is sent, and how. With any of them it is set again.</summary>
    public IReadOnlyList<string> SentTo { get; init; } = [];

    /// <summary>What else is wrong with a value that is right by its kind; null when nothing is.</summary>
    public Func<string, string?>? Check { get; init; }

    /// <summary>What is wrong with the value, in a sentence; null when nothing is.</summary>
    public string? FlawOf(string value) => value.Length > Length ? $"It has at most {Length} characters." : FlawByKind(value) ?? Check?.Invoke(value);

    /// <summary>The names of pictures that were uploaded are right, but nobody types them.</summary>
    public const string ByUploading = "It is set by uploading a picture.";

    // The system knows further names that mean something else elsewhere: localtime, posix/Europe/Berlin, those of Windows.
    private static bool IsZone(string value) => value.Length > 0 && char.IsAsciiLetterUpper(value[0])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-') && TimeZoneInfo.TryFindSystemTimeZoneById(value, out _);

    private const string NoCountry = "A country is two capital letters (ISO 3166-1 alpha-2), such as US; between several stand commas.";

    private string? FlawByKind(string value) => Kind switch
    {
        SettingKind.Choice => Choices.Any(c => c.Value.Equals(value, AnyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) ? null
            : Choices.Count > 10 ? $"It is none of the {Choices.Count} that there are, such as {Default ?? Choices[0].Value}." : $"It is one of {string.Join(", ", Choices.Select(c => c.Value))}.",
        SettingKind.Number => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= Least && number <= Most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"It is a number from {Least} to {Most}."),
        SettingKind.Country => Places.Find(value) is null ? NoCountry : null,
        SettingKind.Countries => value.Split(',', StringSplitOptions.TrimEntries).All(code => Places.Find(code) is not null) ? null : NoCountry,
        SettingKind.TimeZone => IsZone(value)
            ? null
            : "It is a name of the IANA time zone database, such as Europe/Berlin.",
        SettingKind.Lines or SettingKind.Markdown => PlainText.IsProse(value) && PlainText.IsSound(value) && PlainText.IsSeen(value)
            ? null
            : "It is text that can be seen.",
        SettingKind.Colour => Colour.Parse(value) is null ? "It is a colour such as #17604b." : null,
        SettingKind.Picture => ShopLogo.Of(value) is null ? ByUploading : null,
        _ => PlainText.IsLine(value) && PlainText.IsSeen(value) ? null : "It is one line of text that can be seen.",
    };
}

/// <param name="Value">As the configuration holds it.</param>
/// <param name="Label">As people read it.</param>
public sealed record SettingChoice(string Value, string Label);

/// <summary>The headings of the settings' page, in their order.</summary>
public static class SettingGroups
{
    public const string Shop = "The shop";
    public const string Contact = "Contact";
    public const string Mail = "Mail";
    public const string Legal = "Legal";
    public const string Orders = "Orders";
    public const string Customers = "Customers";
    public const string Payments = "Payments";
    public const string Prices = "Prices and taxes";
    public const string Shipping = "Shipping";
    public const string Warehouse = "Warehouse";
    public const string PickUp = "Pick-up";
    public const string Stock = "Stock";
    public const string Staff = "Staff";

    /// <summary>What is set where the shop is started, and only shown.</summary>
    public const string Fixed = "Set where the shop is started";

    /// <summary>Those of the pages <c>/admin/settings/look</c>, <c>front-page</c> and <c>pages</c>.</summary>
    public const string Look = "Look";

    /// <inheritdoc cref="Look"/>
    public const string FrontPage = "Front page";

    /// <inheritdoc cref="Look"/>
    public const string Pages = "Pages";

    /// <summary>Groups that are not named here come after them, and <see cref="Fixed"/> last.</summary>
    public static readonly IReadOnlyList<string> InOrder =
        [Shop, Contact, Mail, Legal, Orders, Customers, Payments, Prices, Shipping, Warehouse, PickUp, Stock, Staff, Look, FrontPage, Pages];
}
