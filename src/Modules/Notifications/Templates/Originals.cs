using System.Collections.Frozen;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <param name="Subject">Liquid, as the others are.</param>
internal sealed record TemplateTexts(string Subject, string Html, string Text)
{
    public string this[MailPart part] => part switch { MailPart.Subject => Subject, MailPart.Html => Html, _ => Text };
}

/// <summary>
/// The templates that the shop comes with: files of this module, one per kind and language (<c>shipped.de.liquid</c>: the subject, then HTML, then text),
/// the layout, and the pieces that templates may include.
/// </summary>
internal static class Originals
{
    /// <summary>Between a file's three parts.</summary>
    private const string Divider = "\n---\n";

    public static readonly IReadOnlyList<string> Pieces = ["order", "delivery"];

    private static readonly FrozenDictionary<(MailKind, string), TemplateTexts> Texts = MailKinds.All
        .SelectMany(_ => Language.Known, (kind, language) => (Key: (kind, language.Code), File: $"{kind.Template()}.{language.Code}.liquid"))
        .ToFrozenDictionary(t => t.Key, t => ReadFile(t.File).Split(Divider) is [var subject, var html, var text]
            ? new TemplateTexts(subject.Trim(), html.Trim() + "\n", text.Trim() + "\n")
            : throw new InvalidOperationException($"{t.File} has no three parts."));

    private static readonly FrozenDictionary<(string, string, bool), LiquidText> Parts = Pieces
        .SelectMany(_ => Language.Known, (piece, language) => (piece, language.Code))
        .SelectMany(_ => new[] { true, false }, (p, html) => (p.piece, p.Code, html))
        .ToFrozenDictionary(p => p, p => Parse(ReadFile($"_{p.piece}.{p.Code}.{(p.html ? "html" : "text")}"), p.html ? MailPart.Html : MailPart.Text));

    public static LiquidText Layout { get; } = Parse(ReadFile("_layout.html"), MailPart.Html);

    public static TemplateTexts Of(MailKind kind, Language language) => Texts[(kind, language.Code)];

    /// <summary>Null for what is none.</summary>
    public static LiquidText? PieceOf(string name, string language, bool html) => Parts.GetValueOrDefault((name, language, html));

    private static LiquidText Parse(string source, MailPart part) =>
        Liquid.Read(source, part) is ({ } read, _) ? read : throw new InvalidOperationException($"A template of our own: {Liquid.Read(source, part).Flaw}");

    private static string ReadFile(string name)
    {
        using var stream = typeof(Originals).Assembly.GetManifestResourceStream("mails/" + name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
