using PdfSharp;

namespace ClickCart.Web.Papers;

/// <summary><c>Papers:*</c>.</summary>
internal sealed class PaperSettings(IConfiguration configuration)
{
    private const string SizeKey = "Papers:Size";
    private const string FolderKey = "Papers:FontFolder";

    /// <summary>Where letters are not A4 (CLDR, paper sizes).</summary>
    private static readonly string[] WithLetter = ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

    public static readonly OwnerSetting[] OfOwner =
    [
        new(SizeKey, SettingGroups.Orders, "Size of papers")
        {
            Kind = SettingKind.Choice,
            Choices = [new("A4", "A4"), new("Letter", "Letter")],
            Help = "Of invoices, packing slips and pick lists. Empty, it is that of your country.",
        },
        new(FolderKey, SettingGroups.Fixed, "Further fonts of papers") { IsFixed = true },
    ];

    /// <summary>A folder that there is.</summary>
    public static readonly SettingRule FolderIsThere = new(configuration =>
        configuration[FolderKey] is { Length: > 0 } folder && !Directory.Exists(folder) ? [new(FolderKey, "There is no such folder.")] : []);

    /// <summary>
    /// <c>Papers:Size</c>, else by the country of <c>Pricing:Home:Country</c>, else of <c>Shipping:From:Country</c>; A4 where there is neither.
    /// </summary>
    public PageSize Size => configuration[SizeKey] switch
    {
        "A4" => PageSize.A4,
        "Letter" => PageSize.Letter,
        _ => WithLetter.Contains(Filled("Pricing:Home:Country") ?? Filled("Shipping:From:Country")) ? PageSize.Letter : PageSize.A4,
    };

    /// <summary>
    /// <c>Papers:FontFolder</c>: TrueType fonts (<c>*.ttf</c>) with further letters, such as those of Tamil. Looked for at the first that our own font lacks.
    /// </summary>
    public string? FontFolder => Filled(FolderKey);

    private string? Filled(string key) => configuration[key] is { Length: > 0 } set ? set : null;
}
