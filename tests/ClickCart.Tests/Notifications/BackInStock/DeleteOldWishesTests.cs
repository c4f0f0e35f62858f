using ClickCart.Notifications;
using ClickCart.Notifications.BackInStock;

namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class DeleteOldWishesTests(SharedShop shared) : WishTest(shared)
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
            var wish = new StockWish(id, "SKU", email, "en", NewKey(), asked);
            if (isConfirmed) wish.Confirm(asked);
            db.StockWishes.Add(wish);
            return await db.SaveChangesAsync();
        });
        await Shop.RunAsync<DeleteOldWishes>();
        (await Shop.AskAsync((NotificationsDbContext db) => db.StockWishes.AnyAsync(w => w.Id == id))).ShouldBe(isKept);
    }
}
