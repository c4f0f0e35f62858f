namespace ClickCart.Tests.Customers.Sessions;

public sealed class EndSessionTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Both_tokens_die_at_once_and_other_sessions_live_on()
    {
        var (here, email) = await Shop.CustomerAsync();
        var tokens = (await Guest.PostAsync("/sessions", new { email, password = "Correct-Horse-9-Battery" })).ShouldBe(200);
        var there = new Client(Shop.CreateClient(), tokens["accessToken"].GetString());
        (await there.GetAsync("/me")).ShouldBe(200);
        (await there.DeleteAsync("/sessions/current")).ShouldBe(204);
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.PostAsync("/sessions/refresh", new { refreshToken = tokens["refreshToken"].GetString() })).ShouldBeProblem(401, "bad-credentials");
        (await here.GetAsync("/me")).ShouldBe(200);
    }

    [Fact]
    public async Task A_browser_that_signed_out_stays_out_also_with_its_old_cookie()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in");
        await browser.PressAsync("Sign in", ("email", email), ("password", "Correct-Horse-9-Battery"));
        var kept = browser.Cookies["session"]!.Value;
        (await browser.PressAsync("Sign out")).ShouldShow("You are signed out.");
        browser.Cookies["session"].ShouldBeNull();
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress =
            Shop.ClientOptions.BaseAddress
        };
        thief.DefaultRequestHeaders.Add("Cookie", $"session={kept}");
        using var answer = await thief.GetAsync("/account", TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Who_is_not_signed_in_cannot_sign_out() => (await Guest.DeleteAsync("/sessions/current")).ShouldBeProblem(401, "unauthenticated");
}
