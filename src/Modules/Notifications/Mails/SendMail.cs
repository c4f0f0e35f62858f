namespace ClickCart.Notifications.Mails;

/// <summary>Hands a mail to the server, or keeps it where there is none.</summary>
internal sealed class SendMail(NotificationsDbContext db) : IJobHandler<SendMailJob>
{
    public static string Queue => "mail";

    public async Task<Result> HandleAsync(SendMailJob job, CancellationToken ct)
    {
        var mail = await db.Mails.FirstAsync(m => m.Id == job.MailId, ct);
        if (mail.Status is not MailStatus.Queued || mail.Round != job.Round) return Result.Success;
        mail.Keep();
        return Result.Success;
    }
}
