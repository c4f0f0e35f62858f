using System.Net;
using System.Text;
using ClickCart.Notifications.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace ClickCart.Notifications.Mails;

/// <summary>Makes of a mail what travels. Addresses are objects and the subject is one line, so that nothing in a name becomes a header.</summary>
internal sealed class Envelope(SmtpSettings smtp, IOptionsMonitor<ShopIdentity> shop, HiddenLinks links, ServerAddress address)
{
    private static readonly byte[] NotShown = "[PDF]"u8.ToArray();

    /// <summary>For the recipient, with the link that is nobody else's. Null when the shop's keys, by which it was kept, are lost.</summary>
    /// <param name="attachment">PDF, what <see cref="Mail.Attachment"/> names; null for none.</param>
    public MimeMessage? Seal(Mail mail, byte[]? attachment)
    {
        if (mail.Secret is null) return Of(mail, (mail.Html, mail.Text), attachment);
        return links.Read(mail.Secret) is not { } link ? null : Of(mail, With(link, mail), attachment);
    }

    /// <summary>
    /// As staff may see it: without what is attached, and for the link that only the recipient has, that of the order in the back office, or
    /// <see cref="Mail.Hidden"/>; of a gift card without its code.
    /// </summary>
    public (string Html, string Text, string Source) Show(Mail mail)
    {
        var shown = mail switch
        {
            { Secret: not null, OrderId: { } order } => With($"{address.Public}/admin/orders/{order}", mail),
            { Secret: not null, Kind: MailKind.GiftCard } => With("[code]", mail),
            _ => (mail.Html, mail.Text),
        };
        using var source = new MemoryStream();
        Of(mail, shown, mail.Attachment is null ? null : NotShown).WriteTo(source);
        return (shown.Html, shown.Text, Encoding.UTF8.GetString(source.ToArray()));
    }

    private static (string Html, string Text) With(string link, Mail mail) => (
        mail.Html.Replace(Mail.Hidden, WebUtility.HtmlEncode(link), StringComparison.Ordinal),
        mail.Text.Replace(Mail.Hidden, link, StringComparison.Ordinal));

    private MimeMessage Of(Mail mail, (string Html, string Text) written, byte[]? attachment)
    {
        var letter = new MultipartAlternative(new TextPart("plain") { Text = written.Text }, new TextPart("html") { Text = written.Html })
        {
            Boundary = $"clickcart-{mail.Id:N}",
        };
        var message = new MimeMessage
        {
            // The same at each try, so that a reader shows it once.
            MessageId = $"{mail.Id:N}@{smtp.Sender[(smtp.Sender.LastIndexOf('@') + 1)..]}",
            Subject = mail.Subject,
            Date = mail.At,
            Body = attachment is null ? letter : new Multipart("mixed", letter, Pdf(mail.Attachment!, attachment)) { Boundary = $"clickcart-all-{mail.Id:N}" },
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, Subject.Of(shop.CurrentValue.Name), smtp.Sender));
        message.To.Add(new MailboxAddress(Encoding.UTF8, "", mail.To));
        if (smtp.ReplyTo is { } answers) message.ReplyTo.Add(new MailboxAddress(Encoding.UTF8, "", answers));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static MimePart Pdf(string name, byte[] content) => new("application", "pdf")
    {
        FileName = name,
        ContentDisposition = new(ContentDisposition.Attachment) { FileName = name },
        ContentTransferEncoding = content == NotShown ? ContentEncoding.SevenBit : ContentEncoding.Base64,
        Content = new MimeContent(new MemoryStream(content)),
    };
}
