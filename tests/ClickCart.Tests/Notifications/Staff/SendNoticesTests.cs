using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Staff;

namespace ClickCart.Tests.Notifications.Staff;

/// <summary>The tests move the clock of a shop of their own.</summary>
public sealed class SendNoticesTests(SendNoticesTests.Own shared) : NoticeTest(shared), IClassFixture<SendNoticesTests.Own>
{
    public sealed class Own() : SharedShop(("Notifications:Staff:DigestHour", "9"), ("ClickCart:TimeZone", "Asia/Tokyo"));

    [Fact]
    public async Task A_gateway_that_is_down_is_no_flood_of_mails()
    {
        var (email, _, _) = await ToldAsync(Choice(paymentAlert: "atOnce"));
        await AlertAsync();
        (await MailsAsync(email)).ShouldHaveSingleItem();
        await AlertAsync(37);
        (await MailsAsync(email)).ShouldHaveSingleItem();
        Shop.Clock.Advance(TimeSpan.FromMinutes(11));
        var mails = await MailsAsync(email);
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(m => m.Kind == MailKind.StaffPaymentAlert);
        mails[1].Subject.ShouldBe("37 payment alerts");
        mails[1].Text.ShouldContain("+ 17");
        (await MailsAsync(email)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, 9)]
    [InlineData(21, 21)]
    public async Task A_digest_comes_once_a_day_at_its_hour_by_the_shops_clock(int? hour, int comesAt)
    {
        var (email, _, _) = await ToldAsync(Choice(newOrder: "digest", paymentAlert: "digest", digestHour: hour));
        await AlertAsync(2);
        await HappensAsync(Events.OrderConfirmed());
        (await MailsAsync(email)).ShouldBeEmpty();
        var shop = Shop.Services.GetRequiredService<ShopTime>();
        var hours = (comesAt - shop.Now(Shop.Clock).Hour + 23) % 24;
        Shop.Clock.Advance(TimeSpan.FromHours(hours));
        (await MailsAsync(email)).ShouldBeEmpty();
        Shop.Clock.Advance(TimeSpan.FromHours(1));
        var digest = (await MailsAsync(email)).ShouldHaveSingleItem();
        digest.Kind.ShouldBe(MailKind.StaffDigest);
        digest.Subject.ShouldStartWith("3 notices from ");
        digest.Text.ShouldContain("Payment alerts (2)");
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        (await MailsAsync(email)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_is_no_longer_staff_or_has_turned_it_off_gets_nothing()
    {
        var (dismissed, _, _) = await ToldAsync(Choice(paymentAlert: "atOnce"));
        var (quiet, _, client) = await ToldAsync(Choice(paymentAlert: "atOnce"));
        await AlertAsync();
        ((int)(await Admin.PostAsync("/admin/staff", new { email = dismissed, role = "customer" })).Status).ShouldBeInRange(200, 202);
        (await client.PutAsync("/admin/notices", Choice(), (await client.GetAsync("/admin/notices")).ETag)).ShouldBe(200);
        (await MailsAsync(dismissed)).ShouldBeEmpty();
        (await MailsAsync(quiet)).ShouldBeEmpty();
    }

    [Fact]
    public void A_mail_names_twenty_and_counts_the_rest()
    {
        var now = TimeProvider.System.GetUtcNow();
        var notices = Enumerable.Range(1, 37).Select(i => new StaffNotice
        {
            Kind = NoticeKind.PaymentAlert,
            Cause = $"{i}",
            Title = $"Alert {i}",
            Detail = "",
            Path = "/admin/alerts",
            At = now,
        }).ToList();
        var model = Shop.Services.GetRequiredService<NoticeMail>()
            .ModelOf(MailKind.StaffPaymentAlert, new(Guid.Empty, "sue@example.com", "Sue Port", []), notices);
        (model["count"], model["more"], model["title"]).ShouldBe((37, 17, "Alert 1"));
        ((IReadOnlyCollection<IReadOnlyDictionary<string, object?>>)model["items"]!).Count.ShouldBe(NoticeMail.Listed);
    }
}
