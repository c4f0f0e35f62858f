namespace ClickCart.Tests.Customers.Sessions;

public sealed class RefreshSessionTests(SharedShop shared) : ShopTest(shared)
{
    private static async Task<(string Access, string Refresh)> SignInAsync(Shop shop)
    {
        var (_, email) = await shop.CustomerAsync();
        var tokens = (await shop.Guest.PostAsync("/sessions", new { email, password = "Correct-Horse-9-Battery" })).ShouldBe(200);
        return (tokens["accessToken"].GetString()!, tokens["refreshToken"].GetString()!);
    }

    private static Client With(Shop shop, string token) => new(shop.CreateClient(), token);

    [Fact]
    public async Task The_new_pair_works_and_the_old_one_is_dead()
    {
        var (access, refresh) = await SignInAsync(Shop);
        (await With(Shop, access).GetAsync("/me")).ShouldBe(200);
        var next = (await Guest.PostAsync("/sessions/refresh", new { refreshToken = refresh })).ShouldBe(200);
        (await With(Shop, access).GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await With(Shop, next["accessToken"].GetString()!).GetAsync("/me")).ShouldBe(200);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_the_session_for_the_thief_too()
    {
        var (_, refresh) = await SignInAsync(Shop);
        var thief = (await Guest.PostAsync("/sessions/refresh", new { refreshToken = refresh })).ShouldBe(200);
        (await Guest.PostAsync("/sessions/refresh", new { refreshToken = refresh })).ShouldBeProblem(401, "bad-credentials");
        (await With(Shop, thief["accessToken"].GetString()!).GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.PostAsync("/sessions/refresh", new { refreshToken = thief["refreshToken"].GetString() })).ShouldBeProblem(401, "bad-credentials");
    }

    [Fact]
    public async Task Of_refreshes_side_by_side_at_most_one_gets_a_pair()
    {
        var (_, refresh) = await SignInAsync(Shop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Guest.PostAsync("/sessions/refresh", new { refreshToken = refresh })));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Count(a => (int)a.Status == 401).ShouldBe(4);
    }

    [Fact]
    public async Task Access_ends_after_half_an_hour_and_refresh_after_thirty_days()
    {
        await using var shop = await Shop.StartAsync();
        var (access, refresh) = await SignInAsync(shop);
        shop.Clock.Advance(TimeSpan.FromMinutes(31));
        (await With(shop, access).GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        var next = (await shop.Guest.PostAsync("/sessions/refresh", new { refreshToken = refresh })).ShouldBe(200);
        shop.Clock.Advance(TimeSpan.FromDays(31));
        (await shop.Guest.PostAsync("/sessions/refresh", new { refreshToken = next["refreshToken"].GetString() })).ShouldBeProblem(401, "bad-credentials");
    }
}
