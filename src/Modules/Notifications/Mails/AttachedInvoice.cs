using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// The invoice that the confirmation of an order brings, if the owner wishes it. It is printed when the mail is sent, from what was issued and never changes;
/// one that is not issued yet is issued then. So each try has the same, and an order that was cancelled before has none.
/// </summary>
internal sealed class AttachedInvoice(IConfiguration configuration, IInvoices invoices)
{
    private const string Key = "Notifications:AttachInvoice";

    public static readonly Setting<bool> IsOn = Setting.Flag(Key, false);

    public static readonly OwnerSetting OfOwner = new(Key, SettingGroups.Mail, "Invoice with the confirmation")
    {
        Kind = SettingKind.Choice,
        AnyCase = true,
        Default = "false",
        Choices = [new("false", "Is not attached"), new("true", "Is attached as PDF")],
        Help = "To the mail that says an order is confirmed. Customers find it with their order either way.",
    };

    /// <summary>For mails that are written now; those that wait keep what they were written with.</summary>
    public bool IsWishedFor(MailKind kind) => kind is MailKind.PaymentConfirmed && IsOn.In(configuration);

    /// <summary>Null when the mail brings none, or its order has none and gets none.</summary>
    public async Task<InvoiceFile?> OfAsync(Mail mail, CancellationToken ct) =>
        mail is { BringsInvoice: true, OrderId: { } order } ? await invoices.PdfAsync(order, ct) : null;
}
