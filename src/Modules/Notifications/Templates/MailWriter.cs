using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ClickCart.Notifications.Mails;
using Microsoft.Extensions.Logging;

namespace ClickCart.Notifications.Templates;

/// <inheritdoc cref="ITemplates"/>
internal sealed partial class MailWriter(
    NotificationsDbContext db, Languages languages, MailValues values, MailLayout layout, TimeProvider clock, ILogger<MailWriter> log) : ITemplates
{
    /// <summary>The originals, which are the same texts each time, are read once.</summary>
    private static readonly ConditionalWeakTable<TemplateTexts, ConcurrentDictionary<MailPart, (LiquidText? Text, TemplateFlaw? Flaw)>> Read = [];

    public async Task<RenderedMail> RenderAsync(MailKind kind, string language, IReadOnlyDictionary<string, object?> model, CancellationToken ct)
    {
        var written = Language.Find(language) ?? languages.Default;
        var edited = await db.ReadTemplateAsync(kind, written.Code, ct);
        if (edited?.Texts is { } texts)
        {
            try
            {
                return await WriteAsync(texts, written, model, LiquidBounds.MaxTime, ct);
            }
            catch (LiquidException e)
            {
                log.LogWarning(e, "The template of {Kind} in {Language} failed; the mail is written by the original", kind.Template(), written.Code);
                await AlertAsync(edited, e.Message, ct);
            }
        }
        return await WriteAsync(Originals.Of(kind, written), written, model, null, ct);
    }

    /// <summary>By templates that need not be in force.</summary>
    /// <param name="most">How long each part may take; null for as long as it does.</param>
    /// <exception cref="LiquidException">One of them cannot be read or carried out; its data says which part.</exception>
    public async Task<RenderedMail> WriteAsync(
        TemplateTexts texts, Language language, IReadOnlyDictionary<string, object?> model, TimeSpan? most, CancellationToken ct)
    {
        var known = values.Of(new Dictionary<string, object?>(model) { ["shop"] = layout.Shop, ["language"] = language.Code }, language);
        var subject = Subject.Of(await PartAsync(MailPart.Subject));
        if (subject.Length == 0) throw Named(new("Nothing is left of the subject."), MailPart.Subject);
        if (LinkPlaces.FlawInText(subject, isSubject: true) is { } inSubject) throw Named(new(inSubject), MailPart.Subject);
        var (html, text) = (await PartAsync(MailPart.Html), await PartAsync(MailPart.Text));
        if (LinkPlaces.FlawInText(text) is { } inText) throw Named(new(inText), MailPart.Text);
        try
        {
            return new(subject, await layout.WrapAsync(html, subject, language, Run(MailPart.Html, null)), Gaps().Replace(text.Trim(), "\n\n") + "\n");
        }
        catch (LiquidException e)
        {
            throw Named(e, MailPart.Html);
        }

        LiquidRun Run(MailPart part, TimeSpan? time) => new(language.Code, part is MailPart.Html, clock, time, ct);

        async Task<string> PartAsync(MailPart part)
        {
            var parts = Read.GetValue(texts, _ => new());
            if (parts.GetOrAdd(part, p => Liquid.Read(texts[p], p)) is not ({ } read, _)) throw Named(new(parts[part].Flaw!.ToString()), part);
            try
            {
                return await Liquid.WriteAsync(read, known, Run(part, most));
            }
            catch (LiquidException e)
            {
                throw Named(e, part);
            }
        }
    }

    /// <summary>What is left of parts that wrote nothing.</summary>
    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*){2,}", RegexOptions.None, 1000)]
    private static partial Regex Gaps();

    public static MailPart? PartOf(LiquidException e) => e.Data[nameof(MailPart)] as MailPart?;

    private static LiquidException Named(LiquidException e, MailPart part)
    {
        e.Data[nameof(MailPart)] = part;
        return e;
    }

    private async Task AlertAsync(MailTemplate template, string reason, CancellationToken ct)
    {
        if (db.TemplateFailures.Local.Any(f => f.TemplateId == template.Id && f.Number == template.Version)) return;
        if (await db.TemplateFailures.AnyAsync(f => f.TemplateId == template.Id && f.Number == template.Version, ct)) return;
        db.TemplateFailures.Add(new()
        {
            TemplateId = template.Id,
            Number = template.Version,
            At = clock.GetUtcNow(),
            Reason = PlainText.Start(reason, TemplateFailure.ReasonLength),
        });
    }
}
