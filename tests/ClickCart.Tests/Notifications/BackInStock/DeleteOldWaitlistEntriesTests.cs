using ClickCart.Notifications;
using ClickCart.Notifications.BackInStock;

namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class DeleteOldWaitlistEntriesTests(SharedShop shared) : WaitlistTest(shared)
{
    [Theory]
    [InlineData(20, false, true)]
    [InlineData(25, false, false)]
    [InlineData(25, true, true)]
    [InlineData(24 * 179, true, true)]
    [InlineData(24 * 181, true, false)]
    public async Task An_address_is_kept_a_day_until_it_is_confirmed_and_half_a_year_from_then_on(int hours, bool isConfirmed, bool isKept)
    {
        var (id, email, asked) = (Guid.CreateVersion7(), NewEmail(), Shop.Clock.GetUtcNow().AddHours(-hours));
        await Shop.AskAsync(async (NotificationsDbContext db) =>
        {
            var entry = new WaitlistEntry(id, "SKU", email, "en", NewKey(), asked);
            if (isConfirmed) entry.Confirm(asked);
            db.Waitlist.Add(entry);
            return await db.SaveChangesAsync();
        });
        await Shop.RunAsync<DeleteOldWaitlistEntries>();
        (await Shop.AskAsync((NotificationsDbContext db) => db.Waitlist.AnyAsync(w => w.Id == id))).ShouldBe(isKept);
    }
}
