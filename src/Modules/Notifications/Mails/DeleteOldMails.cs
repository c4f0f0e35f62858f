namespace ClickCart.Notifications.Mails;

/// <summary>Deletes mails after <see cref="KeptMails.Days"/>, with the files that they were kept as. Those that wait to be sent stay.</summary>
internal sealed class DeleteOldMails(NotificationsDbContext db, KeptMails files, IConfiguration configuration, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 500;

    public static string Name => "Delete old mails";

    public static TimeSpan Every => TimeSpan.FromHours(6);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-KeptMails.Days.In(configuration));
        List<Mail> old;
        do
        {
            old = await db.Mails.AsNoTracking().Where(m => m.At < before && m.Status != MailStatus.Queued)
                .OrderBy(m => m.At).ThenBy(m => m.Id).Take(Batch).ToListAsync(ct);
            foreach (var mail in old) files.Delete(mail);
            var ids = old.ConvertAll(m => m.Id);
            // A short transaction per batch, so that others get their turn in between.
            using var turn = await db.WriteTurnAsync(ct);
            await db.Mails.Where(m => ids.Contains(m.Id) && m.Status != MailStatus.Queued).ExecuteDeleteAsync(ct);
        }
        while (old.Count == Batch);
        return Result.Success;
    }
}
