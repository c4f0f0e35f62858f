using System.Diagnostics;

namespace ClickCart.Tests.Customers.Sessions;

public sealed class StartSessionTests(SharedShop shared) : ShopTest(shared)
{
    private const string Password = "Correct-Horse-9-Battery";

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_in_similar_time()
    {
        var (_, email) = await Shop.CustomerAsync();
        // The first call pays for the start of things.
        await Guest.PostAsync("/sessions", new { email, password = "wrong-password" });
        var watch = Stopwatch.StartNew();
        var wrong = (await Guest.PostAsync("/sessions", new { email, password = "wrong-password" })).ShouldBeProblem(401, "bad-credentials");
        var known = watch.Elapsed;
        watch.Restart();
        var unknown = (await Guest.PostAsync("/sessions", new { email = "nobody@example.com", password = "wrong-password" })).ShouldBeProblem(401, "bad-credentials");
        unknown["detail"].GetString().ShouldBe(wrong["detail"].GetString());
        // A hash takes tens of milliseconds, a look-up less than one: without the decoy the ratio would be far smaller.
        watch.Elapsed.ShouldBeGreaterThan(known / 10);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_while_also_for_the_right_one()
    {
        await using var shop = await Shop.StartAsync();
        var (_, email) = await shop.CustomerAsync();
        var guesses = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => shop.Guest.PostAsync("/sessions", new { email, password = $"guess-{i}" })));
        guesses.ShouldAllBe(g => (int)g.Status == 401);
        (await shop.Guest.PostAsync("/sessions", new { email, password = Password })).ShouldBeProblem(401, "bad-credentials");
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await shop.Guest.PostAsync("/sessions", new { email, password = Password })).ShouldBe(200);
    }

    [Fact]
    public async Task The_address_is_the_same_in_capitals()
    {
        var (_, email) = await Shop.CustomerAsync();
        (await Guest.PostAsync("/sessions", new { email = email.ToUpperInvariant(), password = Password })).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_that_is_not_ours_is_refused_also_where_guests_may_call_but_not_where_tokens_are_got()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var stranger = new Client(Shop.CreateClient(), "not-one-of-ours");
        (await stranger.GetAsync("/categories")).ShouldBeProblem(401, "unauthenticated");
        (await stranger.PostAsync("/sessions", new { email, password = Password })).ShouldBe(200);
        (await customer.GetAsync("/categories")).ShouldBe(200);
    }

    [Fact]
    public async Task Sign_in_is_limited_per_address_of_the_caller()
    {
        await using var shop = await Shop.StartAsync(("RateLimits:Enabled", "true"));
        Answer last = null!;
        for (var i = 0; i < 21; i++) last = await shop.Guest.PostAsync("/sessions/refresh", new { refreshToken = "x" });
        last.ShouldBeProblem(429, "too-many-requests").Headers.RetryAfter.ShouldNotBeNull();
    }
}
