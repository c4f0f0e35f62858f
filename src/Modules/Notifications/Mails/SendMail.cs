using ClickCart.Notifications.Smtp;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// Hands a mail to the server, or keeps it where there is none. A try that died, or of which the outcome is unknown, is followed by another with the same
/// Message-ID.
/// </summary>
internal sealed class SendMail(
    NotificationsDbContext db, SmtpSettings settings, SmtpSender sender, Envelope envelope, AttachedInvoice invoice, KeptMails kept, TimeProvider clock)
    : IJobHandler<SendMailJob>
{
    public static string Queue => "mail";

    /// <summary>A server that hangs keeps these busy, and nobody else.</summary>
    public static int? OwnWorkers => 4;

    public static TimeSpan PauseAfter(int tries, double jitter, IServiceProvider services) =>
        SmtpSettings.PauseAfter(tries, jitter, services.GetRequiredService<IConfiguration>());

    public async Task<Result> HandleAsync(SendMailJob job, CancellationToken ct)
    {
        var found = await db.FindMailAsync(job.MailId, ct);
        if (found is not { Status: MailStatus.Queued } mail || mail.Round != job.Round) return Result.Success;
        var attached = await invoice.OfAsync(mail, ct);
        mail.Attach(attached?.Name);
        if (envelope.Seal(mail, attached?.Content) is not { } message)
        {
            mail.Fail(mail.OrderId is null
                ? "Its link cannot be read any more, because the shop's keys were lost. Have a new one asked for."
                : "Its link cannot be read any more, because the shop's keys were lost. Sent again, it gets a new one.");
            return Result.Success;
        }
        if (settings.Server is not { } server)
        {
            await kept.KeepAsync(mail, message, ct);
            mail.Keep();
            return Result.Success;
        }
        mail.Trying();
        await db.SaveChangesAsync(ct);
        switch (await sender.SendAsync(server, message, ct))
        {
            case SmtpOutcome.Taken:
                mail.Sent(clock.GetUtcNow());
                return Result.Success;
            case SmtpOutcome.Refused { Why: var why }:
                mail.Fail(why);
                return Result.Success;
            case SmtpOutcome.Later { Why: var why } when mail.Tries >= Backoff.MaxTries:
                mail.Fail($"Given up after {mail.Tries} tries. {why}");
                return Result.Success;
            case SmtpOutcome.Later { Why: var why }:
                mail.Delayed(why);
                await db.SaveChangesAsync(ct);
                return Error.NotYet(why);
            default:
                throw new InvalidOperationException("That is no outcome.");
        }
    }
}
