using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>A template's place: a kind of mail in a language.</summary>
internal sealed record TemplateAddress(MailKind Kind, Language Language)
{
    public const string Root = "/admin/mail-templates";

    public static readonly Error NotThere = Error.NotFound("mail template");

    public static readonly IReadOnlyList<TemplateAddress> All =
        [.. MailKinds.All.SelectMany(_ => Language.Known, (kind, language) => new TemplateAddress(kind, language))];

    public string Path => $"{Root}/{Kind.Template()}/{Language.Code}";

    /// <summary>Shown in a frame of its own; never a page.</summary>
    public string PreviewPath => $"{PreviewRoot}/{Kind.Template()}/{Language.Code}";

    public const string PreviewRoot = Root + "/preview";

    /// <summary>Of a version; 0, which none has, for what is no number.</summary>
    public static int NumberOf(string text) => int.TryParse(text, out var number) ? number : 0;

    public static TemplateAddress? Of(string kind, string language) =>
        MailKinds.Find(kind) is { } known && Language.Find(language) is { } found ? new(known, found) : null;
}

/// <summary>Reads and changes templates; each change is a version.</summary>
internal sealed class TemplateStore(NotificationsDbContext db, TemplateCheck check, ICaller caller, IIds ids, TimeProvider clock, ExpectedVersion expected)
{
    public async Task<MailTemplate?> FindAsync(TemplateAddress at, CancellationToken ct) =>
        await db.Templates.FirstOrDefaultAsync(t => t.Kind == at.Kind && t.Language == at.Language.Code, ct);

    /// <param name="at">Which.</param>
    /// <param name="texts">Null for the original.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>412 when somebody else has changed it.</returns>
    public async Task<Result<TemplateResponse>> ChangeAsync(TemplateAddress at, TemplateTexts? texts, CancellationToken ct)
    {
        var template = await FindAsync(at, ct);
        if (expected.Misses(template ?? (IVersioned)Untouched.It)) return Error.Stale;
        if (template?.Texts == texts) return await ShowAsync(at, template, ct);
        if (template is null) db.Add(template = new(ids.New(), at.Kind, at.Language.Code, texts, caller.Actor, clock.GetUtcNow()));
        else template.Change(texts, caller.Actor, clock.GetUtcNow());
        db.Add(TemplateVersion.Of(template));
        return await ShowAsync(at, template, ct);
    }

    public async Task<TemplateResponse> ShowAsync(TemplateAddress at, MailTemplate? template, CancellationToken ct)
    {
        var (words, texts) = (KindWords.Of(at.Kind), template?.Texts ?? Originals.Of(at.Kind, at.Language));
        var failure = template is null ? null
            : await db.TemplateFailures.AsNoTracking().FirstOrDefaultAsync(f => f.TemplateId == template.Id && f.Number == template.Version, ct);
        return new(
            at.Kind.Template(), at.Language.Code, words.Name, words.When, template?.Texts is not null, texts.Subject, texts.Html, texts.Text,
            template?.ChangedAt, template?.ChangedBy, failure is null ? null : new(failure.At, failure.Reason),
            check.WarningsOf(texts, at.Kind, at.Language), check.VariablesOf(at.Kind, at.Language), template?.Version ?? 0);
    }

    private sealed record Untouched : IVersioned
    {
        public static readonly Untouched It = new();

        public int Version => 0;
    }
}

/// <param name="When">What the mail is sent for.</param>
/// <param name="IsEdited">False for the original.</param>
/// <param name="ChangedAt">Null where nobody ever changed it, as is <paramref name="ChangedBy"/>.</param>
/// <param name="Failure">A mail could not be written by it, and was by the original; null when none.</param>
/// <param name="Variables">What it may use.</param>
/// <param name="Version">0 while nobody ever changed it.</param>
internal sealed record TemplateResponse(
    string Kind, string Language, string Name, string When, bool IsEdited, string Subject, string Html, string Text, DateTimeOffset? ChangedAt,
    string? ChangedBy, TemplateFailureResponse? Failure, IReadOnlyList<TemplateWarning> Warnings, IReadOnlyList<TemplateVariable> Variables, int Version)
    : IVersioned
{
    internal string Path => $"{TemplateAddress.Root}/{Kind}/{Language}";
}

/// <param name="At">The first time.</param>
internal sealed record TemplateFailureResponse(DateTimeOffset At, string Reason);
