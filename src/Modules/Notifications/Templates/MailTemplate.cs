using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>What the owner made of a mail's template in one language. Where there is none, and where it was reset, the original is in force.</summary>
internal sealed class MailTemplate : Aggregate
{
    public const int LanguageLength = 5;
    public const int SubjectLength = 500;

    private MailTemplate()
    {
    }

    public MailTemplate(Guid id, MailKind kind, string language, TemplateTexts? texts, string actor, DateTimeOffset now)
        : base(id) => (Kind, Language, Subject, Html, Text, ChangedBy, ChangedAt) = (kind, language, texts?.Subject, texts?.Html, texts?.Text, actor, now);

    public MailKind Kind { get; private init; }
    public string Language { get; private init; } = "";
    public string? Subject { get; private set; }
    public string? Html { get; private set; }
    public string? Text { get; private set; }
    public string ChangedBy { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Null for the original.</summary>
    public TemplateTexts? Texts => Subject is null || Html is null || Text is null ? null : new(Subject, Html, Text);

    /// <param name="texts">Null for the original.</param>
    public void Change(TemplateTexts? texts, string actor, DateTimeOffset now)
    {
        Touch();
        (Subject, Html, Text, ChangedBy, ChangedAt) = (texts?.Subject, texts?.Html, texts?.Text, actor, now);
    }
}

/// <summary>What a template was after each change; rows are only added.</summary>
internal sealed class TemplateVersion
{
    public required Guid TemplateId { get; init; }

    /// <summary>The template's version at that time.</summary>
    public required int Number { get; init; }

    /// <summary>Null for the original, as are the others.</summary>
    public string? Subject { get; init; }
    public string? Html { get; init; }
    public string? Text { get; init; }
    public required string Actor { get; init; }
    public DateTimeOffset At { get; init; }

    public TemplateTexts? Texts => Subject is null || Html is null || Text is null ? null : new(Subject, Html, Text);

    public static TemplateVersion Of(MailTemplate t) => new()
    {
        TemplateId = t.Id,
        Number = t.Version,
        Subject = t.Subject,
        Html = t.Html,
        Text = t.Text,
        Actor = t.ChangedBy,
        At = t.ChangedAt,
    };
}

/// <summary>
/// A version of a template could not write a mail, which was written by the original. Once per version: nobody needs to hear it of each mail.
/// </summary>
internal sealed class TemplateFailure
{
    public const int ReasonLength = 500;

    public required Guid TemplateId { get; init; }
    public required int Number { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset At { get; init; }
}
