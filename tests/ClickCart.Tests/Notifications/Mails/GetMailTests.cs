using ClickCart.Notifications;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class GetMailTests(SharedShop shared) : ShopTest(shared)
{
    private const string Link = "https://shop.example/reset?token=a&b=c";

    [Fact]
    public async Task A_guests_link_is_the_guests_alone_and_staff_sees_that_of_the_back_office()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var id = order["id"].GetString();
        var mail = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/mails?order={id}&status=kept"))["items"] is var items
            && items.GetArrayLength() > 0 ? (await Admin.GetAsync($"/admin/mails/{items[0].GetProperty("id").GetString()}")).ShouldBe(200) : null, "it is kept");
        mail.Text.ShouldNotContain("open=");
        foreach (var part in new[] { "html", "text" }) mail[part].GetString()!.ShouldContain($"/admin/orders/{id}");
        var kept = await Shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking().SingleAsync(m => m.Id == mail["id"].GetGuid()));
        (kept.Html + kept.Text + kept.Secret).ShouldNotContain("open=");
        kept.Text.ShouldContain(Mail.Hidden);
        if (Shop.Settings.GetValueOrDefault("Database:Folder") is not { } folder) return;
        var file = new DirectoryInfo(Path.Combine(folder, "mail")).GetFiles($"*{kept.Id:N}.eml").Single().FullName;
        (await MimeKit.MimeMessage.LoadAsync(file)).TextBody.ShouldNotBeNull().ShouldContain($"/orders/{id}?open=");
    }

    [Fact]
    public async Task A_link_that_is_the_recipients_alone_is_shown_to_nobody_else_and_forgotten_once_it_is_sent()
    {
        var to = $"{Guid.CreateVersion7():n}@example.com";
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var model = new Dictionary<string, object?>(StringComparer.Ordinal) { ["link"] = HiddenLinks.StandIn };
            await scope.ServiceProvider.GetRequiredService<MailQueue>()
                .AddAsync(MailKind.PasswordReset, $"test/{to}", to, "en", model, null, TestContext.Current.CancellationToken, Link);
            await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Task<string> KeptAsync() => Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/mails?to={to}&status=kept"))["items"] is var items
            && items.GetArrayLength() == 1 ? items[0].GetProperty("id").GetString() : null, "it is kept");
        var id = await KeptAsync();
        var mail = (await Admin.GetAsync($"/admin/mails/{id}")).ShouldBe(200);
        foreach (var part in new[] { "html", "text", "source" })
        {
            mail[part].GetString()!.ShouldNotContain("token=a");
            if (part != "source") mail[part].GetString()!.ShouldContain(Mail.Hidden);
        }
        using var office = await Shop.OfficeAsync($"/admin/mails/{id}");
        (await office.PressAsync("Send again")).ShouldShow("No mail server is set, so it went to nobody: it is kept once more, here and as a file.");
        // Until then its file is being written.
        await KeptAsync();
        if (Shop.Settings.GetValueOrDefault("Database:Folder") is { } folder)
            (await MimeKit.MimeMessage.LoadAsync(new DirectoryInfo(Path.Combine(folder, "mail")).GetFiles($"*{Guid.Parse(id):N}.eml").Single().FullName))
                .TextBody.ShouldNotBeNull().ShouldContain(Link);
        (await Admin.GetAsync($"/admin/mails/{Guid.NewGuid()}")).ShouldBe(404);
    }
}
