using ClickCart.Customers;
using ClickCart.Customers.Sessions;

namespace ClickCart.Tests.Customers.Sessions;

public sealed class PurgeSessionsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Sessions_and_their_spent_tokens_are_forgotten_a_day_after_their_end_and_live_ones_are_kept()
    {
        await using var shop = await Shop.StartAsync();
        var (ended, email) = await shop.CustomerAsync();
        var tokens = (await shop.Guest.PostAsync("/sessions", new { email, password = "Correct-Horse-9-Battery" })).ShouldBe(200);
        tokens = (await shop.Guest.PostAsync("/sessions/refresh", new { refreshToken = tokens["refreshToken"].GetString() })).ShouldBe(200);
        (await ended.DeleteAsync("/sessions")).ShouldBe(204);
        shop.Clock.Advance(TimeSpan.FromHours(25));
        var live = await shop.SignInAsync(email, "Correct-Horse-9-Battery");

        await shop.RunAsync<PurgeSessions>();

        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        (await db.Sessions.CountAsync(s => s.EndedAt != null)).ShouldBe(0);
        (await live.GetAsync("/me")).ShouldBe(200);
    }
}
