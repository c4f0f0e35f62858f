using System.Globalization;

namespace ClickCart.Platform.Settings;

/// <summary>What the owner has put on the front page: <c>ClickCart:Front:Blocks:0:Heading</c>.</summary>
public sealed class ShopFront
{
    public const string Section = "ClickCart:Front";
    public const int MostBlocks = 6;

    /// <summary>In their order; those without a heading and a text are none.</summary>
    public IList<FrontBlock> Blocks { get; } = [];

    public IEnumerable<FrontBlock> Shown => Blocks.Where(b => b.Heading is { Length: > 0 } || b.Text is { Length: > 0 });

    /// <summary>The parts of a block, as its keys name them.</summary>
    public static readonly IReadOnlyList<string> Parts =
        [nameof(FrontBlock.Heading), nameof(FrontBlock.Text), nameof(FrontBlock.Link), nameof(FrontBlock.LinkText)];

    /// <param name="block">From 0.</param>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    public static string KeyOf(int block, string part) => string.Create(CultureInfo.InvariantCulture, $"{Section}:Blocks:{block}:{part}");

    public static IEnumerable<OwnerSetting> OfOwner => Enumerable.Range(0, MostBlocks).SelectMany(OfBlock);

    private static IEnumerable<OwnerSetting> OfBlock(int block) =>
    [
        Setting(block, nameof(FrontBlock.Heading), "heading") with { Length = 80 },
        Setting(block, nameof(FrontBlock.Text), "text") with { Kind = SettingKind.Markdown, Length = 4000, Help = "In Markdown." },
        Setting(block, nameof(FrontBlock.Link), "link") with
        {
            Help = "A page of the shop, such as /products, or an address of another one.",
            Check = text => (text is ['/', ..] && text is not ['/', '/' or '\\', ..])
                || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
                    ? null : "It is a page of the shop, such as /products, or an address such as https://example.com.",
        },
        Setting(block, nameof(FrontBlock.LinkText), "words of the link") with { Length = 60, Help = "Empty, it is the heading." },
    ];

    private static OwnerSetting Setting(int block, string part, string label) =>
        new(KeyOf(block, part), SettingGroups.FrontPage, string.Create(CultureInfo.InvariantCulture, $"Block {block + 1}: {label}"));
}

/// <summary>A block of the front page.</summary>
public sealed class FrontBlock
{
    public string? Heading { get; set; }

    /// <summary>In Markdown.</summary>
    public string? Text { get; set; }

    /// <summary>A path of the shop, or an address.</summary>
    public string? Link { get; set; }

    public string? LinkText { get; set; }
}
