using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>Writes mails.</summary>
internal interface ITemplates
{
    /// <summary>Never fails: a template that does falls back to the original.</summary>
    Task<RenderedMail> RenderAsync(MailKind kind, string language, IReadOnlyDictionary<string, object?> model, CancellationToken ct);
}
