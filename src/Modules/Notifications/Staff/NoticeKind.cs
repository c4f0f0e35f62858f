using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Staff;

/// <summary>What staff may be told of by mail: the closed list.</summary>
internal enum NoticeKind
{
    NewOrder,
    PaymentAlert,
    FailedJob,
    LowStock,
    CheckFailed,
}

/// <summary>When somebody is told.</summary>
internal enum NoticeTiming
{
    Off,

    /// <summary>One mail at a time per kind and <see cref="StaffNotices.AtOnceMinutes"/>: what comes meanwhile is one mail together.</summary>
    AtOnce,

    /// <summary>With all else, once a day.</summary>
    Digest,
}

/// <param name="Sees">Without it nobody is told: it opens the page that the mail leads to.</param>
/// <param name="Acts">Who has it can do something about it, and is told at once until they say otherwise; null: nobody is.</param>
/// <param name="Label">Of several.</param>
/// <param name="Hint">When there is one.</param>
/// <param name="Page">Where all of them are found in the back office.</param>
internal sealed record NoticeFacts(
    NoticeKind Kind, MailKind Mail, Permission Sees, Permission? Acts, string Label, string Hint, string Page)
{
    public static readonly IReadOnlyList<NoticeFacts> All =
    [
        new(NoticeKind.NewOrder, MailKind.StaffNewOrder, Permissions.ReadOrders, null,
            "New orders", "An order is paid, or its payment is promised: it can be packed.", "/admin/orders"),
        new(NoticeKind.PaymentAlert, MailKind.StaffPaymentAlert, Permissions.ReadPayments, Permissions.CreateRefunds,
            "Payment alerts", "A dispute, a refund that failed, an amount that does not agree.", "/admin/alerts"),
        new(NoticeKind.FailedJob, MailKind.StaffFailedJob, Permissions.ReadWork, Permissions.DecideWork,
            "Failed work", "A job or message failed at its last try and waits for a person, or a recurring job three times in a row.", "/admin/work?state=dead"),
        new(NoticeKind.LowStock, MailKind.StaffLowStock, Permissions.ReadStock, null,
            "Low stock", "A variant came down to its threshold.", "/admin/stock?below=threshold"),
        new(NoticeKind.CheckFailed, MailKind.StaffCheckFailed, Permissions.ReadSystem, Permissions.DecideWork,
            "Failed checks", "The nightly check found something that must hold and does not.", "/admin/system/invariants"),
    ];

    public static NoticeFacts Of(NoticeKind kind) => All[(int)kind];
}
