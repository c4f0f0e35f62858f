using System.Net;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Smtp;
using MimeKit;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class SendMailTests(SendMailTests.Posting posting) : ShopTest(posting), IClassFixture<SendMailTests.Posting>
{
    /// <summary>A shop with a mail server, whose next try comes after a second.</summary>
    public sealed class Posting() : SharedShop(
        ("Notifications:Smtp:Host", "127.0.0.1"), ("Notifications:Smtp:Port", $"{Server.Port}"), ("Notifications:Smtp:Tls", "None"),
        ("Notifications:Smtp:From", "orders@shop.example"), ("Notifications:Smtp:RetrySeconds", "1"), ("ClickCart:Shop:Name", "Bäcker & Söhne"),
        ("Notifications:AttachInvoice", "true"))
    {
        /// <summary>Ends with this process.</summary>
        public static readonly MailServer Server = new();
    }

    private static MailServer Server => Posting.Server;

    public override ValueTask InitializeAsync()
    {
        MailServer.MustBeThere();
        return base.InitializeAsync();
    }

    [Fact]
    public async Task What_was_ordered_arrives_as_text_and_HTML_with_a_link_that_opens_it_and_is_new_each_time()
    {
        var (order, email) = await OrderByAsync("ada");
        var mail = await ArrivedAsync(email);
        mail.From.Mailboxes.ShouldHaveSingleItem().ToString().ShouldContain("orders@shop.example");
        mail.From.Mailboxes.Single().Name.ShouldBe("Bäcker & Söhne");
        mail.Subject.ShouldNotBeNull().ShouldContain(order["number"].GetString()!);
        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain(order["number"].GetString()!);
        var link = Links.In(mail.TextBody!).First(l => l.Contains("/orders/", StringComparison.Ordinal));
        link.ShouldContain(order["id"].GetString()!);
        mail.HtmlBody.ShouldNotBeNull().ShouldContain(WebUtility.HtmlEncode(link));
        var sent = await MailAsync(email, m => m.Status is MailStatus.Sent);
        sent.Attempts.ShouldBe(1);
        (sent.LacksItsLink, sent.Text.Contains("open=", StringComparison.Ordinal)).ShouldBe((true, false));

        // Nobody here knows the link any more, so that sent again it holds a new one.
        (await Admin.PostAsync($"/admin/mails/{sent.Id}/resend", key: NewKey())).ShouldBe(200);
        var again = await Eventually.GetAsync(() => Task.FromResult(
            Server.TakenFor(email).Where(m => m.MessageId == mail.MessageId).ToList() is { Count: 2 } both
            ? Links.In(both[1].TextBody!).First(l => l.Contains("/orders/", StringComparison.Ordinal)) : null), "it arrives again");
        again.ShouldNotBe(link);
        using var browser = Shop.Browser();
        (await browser.OpenAsync(new Uri(again).PathAndQuery)).ShouldBe(200).ShouldShow(order["number"].GetString()!);
    }

    [Fact]
    public async Task The_confirmation_brings_the_invoice()
    {
        var (order, email) = await OrderByAsync("bill");
        var mail = await Eventually.GetAsync(() => Task.FromResult(Server.TakenFor(email).FirstOrDefault(m => m.Attachments.Any())), "the invoice arrives");
        var file = mail.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimePart>();
        using var pdf = new MemoryStream();
        await file.Content!.DecodeToAsync(pdf, TestContext.Current.CancellationToken);
        string.Join(' ', Pdf.Read(pdf.ToArray())).ShouldContain(order["number"].GetString()!);
        mail.TextBody.ShouldNotBeNullOrWhiteSpace();
        mail.HtmlBody.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Put_off_or_cut_off_it_comes_again_as_the_same_mail()
    {
        foreach (var who in new[] { "greylisted", "cut" })
        {
            var (_, email) = await OrderByAsync(who);
            var sent = await MailAsync(email, m => m.Status is MailStatus.Sent);
            sent.Attempts.ShouldBe(2);
            Server.TakenFor(email).Where(m => m.Subject == sent.Subject).Select(m => m.MessageId).Distinct().ShouldHaveSingleItem()
                .ShouldStartWith(sent.Id.ToString("n"));
        }
    }

    [Fact]
    public async Task A_link_for_once_is_not_sent_again_without_the_link()
    {
        var (_, email) = await Shop.CustomerAsync();
        var mail = await Eventually.GetAsync(async () =>
            (await Shop.MailsAsync(email)).FirstOrDefault(m => m is { Kind: MailKind.AccountConfirm, Status: MailStatus.Sent }), "the link is sent");
        (await Admin.PostAsync($"/admin/mails/{mail.Id}/resend", key: NewKey())).ShouldBeProblem(409, "mail-link-forgotten");
    }

    [Fact]
    public async Task What_the_server_refuses_fails_at_once_with_its_words_and_can_be_sent_again()
    {
        var (order, email) = await OrderByAsync("refused");
        var failed = await MailAsync(email, m => m.Status is MailStatus.Failed);
        (failed.Attempts, failed.Error).ShouldBe((1, $"127.0.0.1:{Server.Port} said: 550 5.1.1 Nobody here is called that"));

        var listed = (await Admin.GetAsync($"/admin/mails?order={order["id"].GetString()}&status=failed&template=order-received")).ShouldBe(200);
        listed["items"][0].GetProperty("error").GetString().ShouldBe(failed.Error);
        var key = NewKey();
        (await Admin.PostAsync($"/admin/mails/{failed.Id}/resend", key: key)).ShouldBe(200)["status"].GetString().ShouldBe("queued");
        (await Admin.PostAsync($"/admin/mails/{failed.Id}/resend", key: key)).ShouldBe(200);
        (await MailAsync(email, m => m is { Status: MailStatus.Failed, Round: 1 })).Attempts.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 120)]
    [InlineData(2, 240)]
    [InlineData(13, 4 * 3600)]
    public void Pauses_between_tries_grow_to_four_hours(int tries, int seconds)
    {
        var configuration = new ConfigurationBuilder().Build();
        SmtpSettings.PauseAfter(tries, 0.999999, configuration).TotalSeconds.ShouldBe(seconds, 1);
        Enumerable.Range(1, Backoff.MaxTries - 1).Sum(t => SmtpSettings.PauseAfter(t, 0.5, configuration).TotalHours).ShouldBeInRange(20, 28);
    }

    [Theory]
    [InlineData("Bill\r\nBcc: all@example.com", "Bill Bcc: all@example.com")]
    [InlineData("a\u2028b\tc\0d", "a b c d")]
    public void A_subject_is_one_line(string written, string subject) => Subject.Of(written).ShouldBe(subject);

    private async Task<(ApiResponse Order, string Email)> OrderByAsync(string who)
    {
        var email = $"{who}{Guid.CreateVersion7():n}@example.com";
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 2)));
        return ((await Guest.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201), email);
    }

    private Task<MimeMessage> ArrivedAsync(string email) => Eventually.GetAsync(
        () => Task.FromResult(Server.TakenFor(email) is [var first, ..] ? first : null),
        "the mail arrives");

    private Task<Mail> MailAsync(string email, Func<Mail, bool> wanted) => Eventually.GetAsync(
        async () => await Shop.AskAsync((ClickCart.Notifications.NotificationsDbContext db) =>
            db.Mails.AsNoTracking().FirstOrDefaultAsync(m => m.To == email && m.Kind == MailKind.OrderReceived)) is { } mail && wanted(mail) ? mail : null,
        "the mail stands as wanted");
}
