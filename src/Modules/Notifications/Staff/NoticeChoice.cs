namespace ClickCart.Notifications.Staff;

/// <summary>What the caller is told of, as it counts.</summary>
/// <param name="Kinds">Those whose page the caller's role opens; of all others they hear nothing, whatever is chosen.</param>
/// <param name="DigestHour">From 0 to 23 by the shop's clock; null: the shop's.</param>
/// <param name="ShopsDigestHour">The shop's.</param>
internal sealed record NoticeChoice(
    NoticeTiming NewOrder, NoticeTiming PaymentAlert, NoticeTiming FailedJob, NoticeTiming LowStock, NoticeTiming CheckFailed,
    int? DigestHour, int ShopsDigestHour, IReadOnlyList<NoticeKind> Kinds, int Version) : IVersioned
{
    /// <summary>What the caller was told of in the last days, newest first.</summary>
    internal IReadOnlyList<StaffNotice> Lately { get; init; } = [];

    internal NoticeTiming TimingOf(NoticeKind kind) => kind switch
    {
        NoticeKind.NewOrder => NewOrder,
        NoticeKind.PaymentAlert => PaymentAlert,
        NoticeKind.FailedJob => FailedJob,
        NoticeKind.LowStock => LowStock,
        _ => CheckFailed,
    };

    public static NoticeChoice Of(NoticeSettings settings, ICaller caller, IConfiguration configuration) => new(
        settings.Of(NoticeKind.NewOrder, caller.May), settings.Of(NoticeKind.PaymentAlert, caller.May), settings.Of(NoticeKind.FailedJob, caller.May),
        settings.Of(NoticeKind.LowStock, caller.May), settings.Of(NoticeKind.CheckFailed, caller.May), settings.DigestHour,
        StaffNotices.DigestHour.In(configuration), [.. NoticeFacts.All.Where(f => caller.May(f.Sees)).Select(f => f.Kind)], settings.Version);
}
