using ClickCart.Notifications;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class DeleteOldMailsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Old_mails_go_with_their_files_and_those_that_wait_stay()
    {
        var (to, now) = ($"old{Guid.CreateVersion7():n}@example.com", Shop.Clock.GetUtcNow());
        Mail[] mails = [Written(-401), Written(-399), Written(-401)];
        foreach (var kept in mails[..2]) kept.Keep();
        var folder = Directory.CreateDirectory(Path.Combine(Shop.Settings["Database:Folder"]!, "mail")).FullName;
        string[] files = [.. mails[..2].Select(m => Path.Combine(folder, $"{m.At:yyyyMMdd-HHmmss}-delivered-{m.Id:N}.eml"))];
        foreach (var file in files) await File.WriteAllTextAsync(file, "To: somebody", TestContext.Current.CancellationToken);
        await Shop.AskAsync(async (NotificationsDbContext db) =>
        {
            db.Mails.AddRange(mails);
            return await db.SaveChangesAsync();
        });
        await Shop.RunAsync<DeleteOldMails>();
        (await Shop.MailsAsync(to)).Select(m => m.Id).ShouldBe([mails[1].Id, mails[2].Id], ignoreOrder: true);
        files.Select(File.Exists).ShouldBe([false, true]);

        Mail Written(int days) =>
            new(Guid.CreateVersion7(), MailKind.Delivered, $"test/{Guid.CreateVersion7()}", to, "en", new("Old", "<p>Old</p>", "Old"), null, null, false, now.AddDays(days));
    }
}
