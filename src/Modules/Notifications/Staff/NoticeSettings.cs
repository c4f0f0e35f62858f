using ClickCart.Customers.Contracts;

namespace ClickCart.Notifications.Staff;

/// <summary>What one of the staff wants to be told of, and when. Who has none has what is usual; its version is 0.</summary>
internal sealed class NoticeSettings : Aggregate
{
    private NoticeSettings()
    {
    }

    public NoticeSettings(Guid accountId) : base(accountId)
    {
    }

    // Null: as is usual for the role.
    public NoticeTiming? NewOrder { get; private set; }
    public NoticeTiming? PaymentAlert { get; private set; }
    public NoticeTiming? FailedJob { get; private set; }
    public NoticeTiming? LowStock { get; private set; }
    public NoticeTiming? CheckFailed { get; private set; }

    /// <summary>From 0 to 23, by the shop's clock; null: the shop's (<see cref="StaffNotices.DigestHour"/>).</summary>
    public int? DigestHour { get; private set; }

    public static NoticeSettings Usual { get; } = new();

    public void Choose(
        NoticeTiming? newOrder, NoticeTiming? paymentAlert, NoticeTiming? failedJob, NoticeTiming? lowStock, NoticeTiming? checkFailed, int? digestHour)
    {
        Touch();
        (NewOrder, PaymentAlert, FailedJob, LowStock, CheckFailed, DigestHour) = (newOrder, paymentAlert, failedJob, lowStock, checkFailed, digestHour);
    }

    /// <param name="may">Whether the person's role has a permission.</param>
    public NoticeTiming Of(NoticeKind kind, Func<Permission, bool> may) => Chosen(kind)
        ?? (NoticeFacts.Of(kind).Acts is { } acts && may(acts) ? NoticeTiming.AtOnce : NoticeTiming.Off);

    /// <summary>As it counts: off for who may not see what it is about, or may not choose.</summary>
    public NoticeTiming Of(NoticeKind kind, StaffMember? member)
    {
        return member is not null && May(Permissions.ChooseNotices) && May(NoticeFacts.Of(kind).Sees) ? Of(kind, May) : NoticeTiming.Off;

        bool May(Permission permission) => member.Permissions.Contains(permission.Name);
    }

    private NoticeTiming? Chosen(NoticeKind kind) => kind switch
    {
        NoticeKind.NewOrder => NewOrder,
        NoticeKind.PaymentAlert => PaymentAlert,
        NoticeKind.FailedJob => FailedJob,
        NoticeKind.LowStock => LowStock,
        _ => CheckFailed,
    };
}
