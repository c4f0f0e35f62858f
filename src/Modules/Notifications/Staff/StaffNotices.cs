using System.Globalization;
using ClickCart.Customers.Contracts;

namespace ClickCart.Notifications.Staff;

/// <summary>Leaves notices for those of the staff who want them.</summary>
internal sealed class StaffNotices(NotificationsDbContext db, IStaffDirectory staff, IIds ids, TimeProvider clock)
{
    private const int UsualHour = 8;

    /// <summary>So much time lies between two mails of one kind to one person.</summary>
    public static readonly Setting<int> AtOnceMinutes = Setting.Whole("Notifications:Staff:AtOnceMinutes", 10, least: 0, most: 24 * 60);

    public static readonly Setting<int> DigestHour = Setting.Whole("Notifications:Staff:DigestHour", UsualHour, most: 23);

    public static readonly OwnerSetting OfOwner = new(DigestHour.Key, SettingGroups.Shop, "Hour of the daily digest")
    {
        Kind = SettingKind.Number,
        Default = UsualHour.ToString(CultureInfo.InvariantCulture),
        Most = 23,
        Check = text => DigestHour.Read(text) is null ? $"It is {DigestHour.Rule}." : null,
        Help = "When staff get what they want to read once a day, by the shop's clock; each can choose another hour.",
    };

    /// <summary>Saved with the caller's commit.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="cause">The event's own id: of the same nobody is told twice.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="detail">A few words more; may be empty.</param>
    /// <param name="path">Its place in the back office.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task LeaveAsync(NoticeKind kind, string cause, string title, string detail, string path, CancellationToken ct)
    {
        var settings = await db.NoticeSettings.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        // Of new orders nobody is told who has not asked for it.
        if (settings.Count == 0 && NoticeFacts.Of(kind).Acts is null) return;
        var wanted = (await staff.AllAsync(ct))
            .Where(m => (settings.GetValueOrDefault(m.AccountId) ?? NoticeSettings.Usual).Of(kind, m) is not NoticeTiming.Off).ToList();
        if (wanted.Count == 0) return;
        var told = await db.StaffNotices.Where(n => n.Cause == cause).Select(n => n.AccountId).ToListAsync(ct);
        foreach (var member in wanted.Where(m => !told.Contains(m.AccountId)))
        {
            db.StaffNotices.Add(new()
            {
                Id = ids.New(),
                AccountId = member.AccountId,
                Kind = kind,
                Cause = cause,
                Title = Cut(title, StaffNotice.TitleLength),
                Detail = Cut(detail, StaffNotice.DetailLength),
                // A SKU of other letters than ASCII's may have a longer address.
                Path = path.Length > StaffNotice.PathLength ? NoticeFacts.Of(kind).Page : path,
                At = clock.GetUtcNow(),
            });
        }
    }

    private static string Cut(string text, int length) => text.Length > length ? PlainText.Start(text, length - 1) + "…" : text;
}
