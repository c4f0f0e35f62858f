using ClickCart.Notifications.Templates;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// Writes mails and leaves them to be sent. One mail per cause and recipient: asked for again, nothing happens. Saved with the caller's commit; its event
/// handler may run twice.
/// </summary>
internal sealed class MailQueue(
    NotificationsDbContext db, ITemplates templates, HiddenLinks links, AttachedInvoice invoice, IIds ids, TimeProvider clock)
{
    /// <param name="kind">Which template.</param>
    /// <param name="cause">What happened, such as <c>order-placed/{id}</c>: at most 200 characters.</param>
    /// <param name="to">The address alone.</param>
    /// <param name="language">ISO 639-1; the template falls back where it is not known.</param>
    /// <param name="model">What the template may read.</param>
    /// <param name="orderId">The order whose page in the back office lists it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <param name="secretLink">
    /// The link that is the recipient's alone. The model has <see cref="HiddenLinks.StandIn"/> for it, so that no template can take it to pieces; what is
    /// stored and shown has <see cref="Mail.Hidden"/> in its place.
    /// </param>
    public async Task AddAsync(
        MailKind kind, string cause, string to, string language, IReadOnlyDictionary<string, object?> model, Guid? orderId, CancellationToken ct,
        string? secretLink = null)
    {
        to = to.Trim().ToLowerInvariant();
        if (db.Mails.Local.Any(m => m.Cause == cause && m.To == to) || await db.IsWrittenAsync(cause, to, ct)) return;
        var written = await templates.RenderAsync(kind, language, model, ct);
        if (secretLink is not null) written = written with { Html = HiddenLinks.Hide(written.Html), Text = HiddenLinks.Hide(written.Text) };
        var mail = new Mail(
            ids.New(), kind, cause, to, language, written, orderId, secretLink is null ? null : links.Protect(secretLink), invoice.IsWishedFor(kind),
            clock.GetUtcNow());
        db.Mails.Add(mail);
        db.Enqueue(new SendMailJob(mail.Id, kind.Template(), mail.Round));
    }
}
