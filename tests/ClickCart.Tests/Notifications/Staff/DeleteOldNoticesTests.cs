using ClickCart.Notifications;
using ClickCart.Notifications.Staff;

namespace ClickCart.Tests.Notifications.Staff;

public sealed class DeleteOldNoticesTests(SharedShop shared) : NoticeTest(shared)
{
    [Fact]
    public async Task What_was_told_two_weeks_ago_is_forgotten()
    {
        var (cause, now) = (NewKey(), Shop.Clock.GetUtcNow());
        await Shop.AskAsync(async (NotificationsDbContext db) =>
        {
            foreach (var (i, sent) in new DateTimeOffset?[] { now.AddDays(-15), now.AddDays(-13) }.Index())
                db.StaffNotices.Add(new()
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = Guid.CreateVersion7(),
                    Kind = NoticeKind.LowStock,
                    Cause = $"{cause}/{i}",
                    Title = "",
                    Detail = "",
                    Path = "",
                    At = now.AddDays(-20),
                    SentAt = sent,
                });
            return await db.SaveChangesAsync();
        });
        await Shop.RunAsync<DeleteOldNotices>();
        (await Shop.AskAsync((NotificationsDbContext db) => db.StaffNotices.Where(n => n.Cause.StartsWith(cause)).ToListAsync()))
            .ShouldHaveSingleItem().Cause.ShouldBe($"{cause}/1");
    }
}
