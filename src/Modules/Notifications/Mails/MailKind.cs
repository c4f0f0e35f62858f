using System.Text.Json;
using ClickCart.Notifications.Templates;
using ClickCart.Web.Components;

namespace ClickCart.Notifications.Mails;

/// <summary>What a mail is about: the closed list of all that ClickCart writes. Each has templates of its name.</summary>
internal enum MailKind
{
    PaymentAsked,
    OrderReceived,
    PaymentFailed,
    ConfirmationNeeded,
    PaymentConfirmed,
    ReadyForPickUp,
    Shipped,
    Delivered,
    Returned,
    Cancelled,
    OrderChanged,
    DifferenceAsked,
    DifferenceGivenBack,
    GoodsArrived,
    GoodsExpected,
    RefundUnderWay,
    Refunded,
    RefundFailed,
    RefundWithdrawn,
    ReturnRequested,
    ReturnApproved,
    ReturnDeclined,
    ReturnReceived,
    GiftCard,
    AccountConfirm,
    AddressChanged,
    PasswordReset,
    PasswordChanged,
    StaffSignIn,
    StaffInvited,
    BackInStock,
    BackInStockConfirm,
    StaffNewOrder,
    StaffPaymentAlert,
    StaffFailedJob,
    StaffLowStock,
    StaffCheckFailed,
    StaffDigest,
}

internal static class MailKinds
{
    public static readonly IReadOnlyList<MailKind> All = Enum.GetValues<MailKind>();

    /// <summary>The template's name: <c>order-received</c>.</summary>
    public static string Template(this MailKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static MailKind? Find(string? template) => All.Where(k => k.Template() == template).Cast<MailKind?>().FirstOrDefault();

    /// <summary>For people: Order received.</summary>
    public static string Words(string template) => KindWords.Of(Read(template)).Name;

    public static BadgeTone Tone(MailStatus status) => status switch
    {
        MailStatus.Sent => BadgeTone.Good,
        MailStatus.Queued => BadgeTone.Waiting,
        MailStatus.Failed => BadgeTone.Bad,
        _ => BadgeTone.Plain,
    };

    internal static MailKind Read(string stored) => Find(stored) ?? throw new FormatException($"No mail is a {stored}.");
}
