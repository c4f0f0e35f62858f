using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using ClickCart.Ordering.Contracts;
using MimeKit;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class AttachedInvoiceTests(AttachedInvoiceTests.Attaching attaching) : ShopTest(attaching), IClassFixture<AttachedInvoiceTests.Attaching>
{
    /// <summary>A shop that keeps its mails, whose owner wishes invoices with them.</summary>
    public sealed class Attaching() : SharedShop(("Notifications:AttachInvoice", "true"));

    [Fact]
    public async Task Of_many_who_order_at_the_same_time_each_gets_the_own_invoice_and_nothing_of_anybody_else()
    {
        var sku = await ProductAsync(stock: 1000);
        var buyers = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => BuyAsync(sku, i)));
        var letters = new List<(Buyer Buyer, string Number, string Text)>();
        foreach (var buyer in buyers)
        {
            var mail = await KeptAsync(buyer.Id, MailKind.PaymentConfirmed);
            using var message = await EmlAsync(mail);
            message.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe(buyer.Email);
            var file = message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimePart>();
            (file.ContentType.MimeType, file.FileName).ShouldBe(("application/pdf", mail.Attachment));
            letters.Add((buyer, mail.Attachment!["invoice-".Length..^".pdf".Length], TextOf(file)));
        }
        foreach (var (buyer, number, text) in letters)
            foreach (var other in letters)
                foreach (var said in new[] { other.Number, other.Buyer.Name, other.Buyer.Number })
                    text.Contains(said, StringComparison.Ordinal).ShouldBe(other.Buyer == buyer, $"{said} in the invoice of {buyer.Name}");
        letters.Select(l => l.Number).Distinct().Count().ShouldBe(12);

        foreach (var other in await Shop.AskAsync((NotificationsDbContext db) =>
            db.Mails.AsNoTracking().Where(m => m.Kind != MailKind.PaymentConfirmed).ToListAsync()))
            (other.BringsInvoice, other.Attachment).ShouldBe((false, null));
    }

    [Fact]
    public async Task Staff_sees_that_it_is_attached_and_opens_it_and_sends_the_same_once_more()
    {
        var buyer = await BuyAsync(await ProductAsync(), 77);
        var mail = await KeptAsync(buyer.Id, MailKind.PaymentConfirmed);
        var shown = (await Admin.GetAsync($"/admin/mails/{mail.Id}")).ShouldBe(200);
        shown["attachment"].GetString().ShouldBe(mail.Attachment);
        shown["source"].GetString()!.ShouldContain(mail.Attachment!);
        shown["source"].GetString()!.Length.ShouldBeLessThan(40_000);
        using var browser = await Shop.OfficeAsync($"/admin/mails/{mail.Id}");
        browser.ShouldBe(200).ShouldShow(mail.Attachment!);
        browser.Page.QuerySelector($"a[href='/admin/orders/{buyer.Id}/invoice']").ShouldNotBeNull();

        byte[] first;
        using (var message = await EmlAsync(mail)) first = Bytes((MimePart)message.Attachments.Single());
        (await Admin.PostAsync($"/admin/mails/{mail.Id}/resend", key: NewKey())).ShouldBe(200);
        var again = await KeptAsync(buyer.Id, MailKind.PaymentConfirmed, round: 1);
        using var second = await EmlAsync(again);
        second.MessageId.ShouldStartWith(mail.Id.ToString("n"));
        Bytes((MimePart)second.Attachments.Single()).ShouldBe(first);
    }

    [Fact]
    public async Task An_order_that_was_cancelled_before_it_had_an_invoice_brings_none()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_visa_chargeDeclined");
        var id = order["id"].GetGuid();
        (await Guest.PostAsync($"/orders/{id}/cancel", new { reason = "Too late." }, orderToken: order["accessToken"].GetString())).ShouldBe(200);
        await KeptAsync(id, MailKind.Cancelled);
        await Shop.HandleAsync<WriteToCustomer, OrderConfirmed>(Events.OrderConfirmed(id));
        var mail = await KeptAsync(id, MailKind.PaymentConfirmed);
        (mail.BringsInvoice, mail.Attachment).ShouldBe((true, null));
        using var message = await EmlAsync(mail);
        message.Attachments.ShouldBeEmpty();
        message.TextBody.ShouldNotBeNullOrWhiteSpace();
    }

    private sealed record Buyer(Guid Id, string Number, string Name, string Email);

    private async Task<Buyer> BuyAsync(string sku, int which)
    {
        var (name, email) = ($"Buyer{which:D3}x Kestrel", $"buyer{which}-{Guid.CreateVersion7():n}@example.com");
        var to = new { name, line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)), to);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        return new(order["id"].GetGuid(), order["number"].GetString()!, name, email);
    }

    private Task<Mail> KeptAsync(Guid order, MailKind kind, int round = 0) => Eventually.GetAsync(
        () => Shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking()
            .FirstOrDefaultAsync(m => m.OrderId == order && m.Kind == kind && m.Round == round && m.Status == MailStatus.Kept)),
        $"{kind} is kept");

    private Task<MimeMessage> EmlAsync(Mail mail) => MimeMessage.LoadAsync(
        new DirectoryInfo(Path.Combine(Shop.Settings["Database:Folder"]!, "mail")).GetFiles($"*{mail.Id:N}.eml").Single().FullName);

    private static string TextOf(MimePart file) => string.Join(' ', Pdf.Read(Bytes(file)));

    private static byte[] Bytes(MimePart file)
    {
        using var bytes = new MemoryStream();
        file.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
