using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Templates;

namespace ClickCart.Notifications;

/// <summary>
/// What every mail asks, compiled. Asked through <see cref="NotificationsDbContext"/>. One instance per process, because a compiled query belongs to one
/// model.
/// </summary>
internal sealed class NotificationsQueries
{
    public Func<NotificationsDbContext, string, string, CancellationToken, Task<bool>> IsWritten { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, string cause, string to, CancellationToken ct) => db.Mails.Any(m => m.Cause == cause && m.To == to));

    public Func<NotificationsDbContext, Guid, CancellationToken, Task<Mail?>> MailToSend { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, Guid id, CancellationToken ct) => db.Mails.FirstOrDefault(m => m.Id == id));

    public Func<NotificationsDbContext, MailKind, string, CancellationToken, Task<MailTemplate?>> TemplateOf { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, MailKind kind, string language, CancellationToken ct) =>
            db.Templates.AsNoTracking().FirstOrDefault(t => t.Kind == kind && t.Language == language));
}
