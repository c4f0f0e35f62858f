using ClickCart.Customers.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Staff;

/// <summary>
/// Writes the mails of the notices that wait. At once means now, unless a mail of the kind went to the person within some minutes: what came since then
/// waits for their end and is one mail, however much it is. What nobody may see or wants any more is forgotten.
/// </summary>
internal sealed class SendNotices(
    NotificationsDbContext db, IStaffDirectory staff, MailQueue queue, NoticeMail mail, ShopTime shop, IConfiguration configuration, TimeProvider clock)
    : IRecurringJob
{
    /// <summary>What one mail stands for at most; the rest is the next one's.</summary>
    private const int Most = 1000;

    public static string Name => "Write to staff";

    public static TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var waiting = await db.StaffNotices.Where(n => n.SentAt == null).Select(n => new { n.AccountId, n.Kind }).Distinct().ToListAsync(ct);
        if (waiting.Count == 0) return Result.Success;
        var (now, members) = (clock.GetUtcNow(), (await staff.AllAsync(ct)).ToDictionary(m => m.AccountId));
        foreach (var person in waiting.GroupBy(w => w.AccountId, w => w.Kind))
        {
            var member = members.GetValueOrDefault(person.Key);
            var settings = await db.NoticeSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == person.Key, ct) ?? NoticeSettings.Usual;
            var digest = LastHour(settings.DigestHour ?? StaffNotices.DigestHour.In(configuration), now);
            var daily = new List<StaffNotice>();
            foreach (var kind in person.Order())
            {
                var notices = db.StaffNotices.Where(n => n.AccountId == person.Key && n.Kind == kind && n.SentAt == null);
                switch (settings.Of(kind, member))
                {
                    case NoticeTiming.Off:
                        db.StaffNotices.RemoveRange(await notices.Take(Most).ToListAsync(ct));
                        break;
                    case NoticeTiming.Digest:
                        daily.AddRange(await FirstAsync(notices.Where(n => n.At < digest), ct));
                        break;
                    case NoticeTiming.AtOnce when !await WrittenLatelyAsync(person.Key, kind, now, ct):
                        await WriteAsync(NoticeFacts.Of(kind).Mail, member!, await FirstAsync(notices, ct), now, ct);
                        break;
                }
            }
            if (daily.Count > 0) await WriteAsync(MailKind.StaffDigest, member!, daily, now, ct);
        }
        return Result.Success;
    }

    private static Task<List<StaffNotice>> FirstAsync(IQueryable<StaffNotice> notices, CancellationToken ct) =>
        notices.OrderBy(n => n.At).ThenBy(n => n.Id).Take(Most).ToListAsync(ct);

    private Task<bool> WrittenLatelyAsync(Guid accountId, NoticeKind kind, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - TimeSpan.FromMinutes(StaffNotices.AtOnceMinutes.In(configuration));
        return db.StaffNotices.AnyAsync(n => n.AccountId == accountId && n.Kind == kind && n.SentAt > since, ct);
    }

    private async Task WriteAsync(MailKind kind, StaffMember to, List<StaffNotice> notices, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var notice in notices) notice.SentAt = now;
        await queue.AddAsync(kind, $"{kind.Template()}/{notices[^1].Id}", to.Email, Language.English.Code, mail.ModelOf(kind, to, notices), null, ct);
    }

    /// <summary>When the shop's clock last showed that hour.</summary>
    private DateTimeOffset LastHour(int hour, DateTimeOffset now)
    {
        var (day, time) = (shop.DayOf(now), new TimeOnly(hour, 0));
        return shop.At(day, time) is var today && today <= now ? today : shop.At(day.AddDays(-1), time);
    }
}
