using ClickCart.Customers.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Staff;

/// <summary>What the templates of mails to staff may read. The back office is in English, and so are they.</summary>
internal sealed class NoticeMail(ServerAddress server, ShopTime shop)
{
    /// <summary>Named one by one; of more there is only the number, and the page that has them all.</summary>
    public const int Listed = 20;

    /// <param name="kind">One of the staff's.</param>
    /// <param name="to">Who reads it.</param>
    /// <param name="notices">At least one, the oldest first; of one kind but in a digest.</param>
    public IReadOnlyDictionary<string, object?> ModelOf(MailKind kind, StaffMember to, IReadOnlyList<StaffNotice> notices)
    {
        var groups = notices.GroupBy(n => n.Kind).OrderBy(g => g.Key).Select(g => GroupOf(NoticeFacts.Of(g.Key), [.. g])).ToList();
        var model = kind is MailKind.StaffDigest
            ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["groups"] = groups }
            : new Dictionary<string, object?>(groups[0], StringComparer.Ordinal);
        model["name"] = to.Name;
        model["count"] = notices.Count;
        model["settings_url"] = server.Public + "/admin/notices";
        return model;
    }

    private Dictionary<string, object?> GroupOf(NoticeFacts facts, IReadOnlyList<StaffNotice> notices) => new(StringComparer.Ordinal)
    {
        ["label"] = facts.Label,
        ["count"] = notices.Count,
        ["more"] = Math.Max(0, notices.Count - Listed),
        ["url"] = server.Public + facts.Page,
        ["title"] = notices[0].Title,
        ["items"] = notices.Take(Listed).Select(ItemOf).ToList(),
    };

    private Dictionary<string, object?> ItemOf(StaffNotice notice) => new(StringComparer.Ordinal)
    {
        ["title"] = notice.Title,
        ["detail"] = notice.Detail,
        ["url"] = server.Public + notice.Path,
        ["at"] = shop.Words(notice.At),
    };
}
