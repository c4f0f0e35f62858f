using System.Diagnostics;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Tests.Customers.Sessions;

public sealed class StartSessionTests(SharedShop shared) : ShopTest(shared)
{
    private const string Password = "Correct-Horse-9-Battery";

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_in_similar_time()
    {
        // Hashing as slow as it is outside the tests.
        await using var shop = await Shop.StartAsync(_ => { }, services => services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 210_000));
        var (_, email) = await shop.CustomerAsync();
        // The first call pays for the start of things.
        await shop.Guest.PostAsync("/sessions", new { email, password = "wrong-password" });
        var watch = Stopwatch.StartNew();
        var wrong = (await shop.Guest.PostAsync("/sessions", new { email, password = "wrong-password" })).ShouldBeProblem(401, "bad-credentials");
        var known = watch.Elapsed;
        watch.Restart();
        var unknown = (await shop.Guest.PostAsync("/sessions", new { email = "nobody@example.com", password = "wrong-password" }))
            .ShouldBeProblem(401, "bad-credentials");
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
    public async Task A_stranger_locks_an_account_for_the_strangers_address_only()
    {
        await using var shop = await Shop.StartAsync(("ClickCart:TrustedProxies", "127.0.0.1"));
        var (_, email) = await shop.CustomerAsync();
        for (var i = 0; i < 10; i++) (await TryAsync(shop, email, $"guess-{i}", "2001:db8:1:2::1")).ShouldBeProblem(401, "bad-credentials");
        (await TryAsync(shop, email, Password, "2001:db8:1:2::ffff")).ShouldBeProblem(401, "bad-credentials");
        (await TryAsync(shop, email, Password, "198.51.100.1")).ShouldBe(200);
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await TryAsync(shop, email, Password, "2001:db8:1:2::1")).ShouldBe(200);
    }

    [Fact]
    public async Task Guesses_from_many_addresses_lock_all_but_those_that_the_owner_signs_in_from()
    {
        await using var shop = await Shop.StartAsync(("ClickCart:TrustedProxies", "127.0.0.1"), ("Customers:LockOut:FailuresAnywhere", "20"));
        var (_, email) = await shop.CustomerAsync();
        (await TryAsync(shop, email, Password, "198.51.100.1")).ShouldBe(200);
        for (var i = 0; i < 20; i++) (await TryAsync(shop, email, $"guess-{i}", $"203.0.113.{i}")).ShouldBeProblem(401, "bad-credentials");
        (await TryAsync(shop, email, Password, "203.0.113.99")).ShouldBeProblem(401, "bad-credentials");
        (await TryAsync(shop, email, Password, "198.51.100.1")).ShouldBe(200);
    }

    private static Task<ApiResponse> TryAsync(Shop shop, string email, string password, string address) =>
        shop.Guest.SendAsync(HttpMethod.Post, "/sessions", new { email, password }, header: ("X-Forwarded-For", address));

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
        var outsider = new Client(Shop.CreateClient(), "not-one-of-ours");
        (await outsider.GetAsync("/categories")).ShouldBeProblem(401, "unauthenticated");
        (await outsider.PostAsync("/sessions", new { email, password = Password })).ShouldBe(200);
        (await customer.GetAsync("/categories")).ShouldBe(200);
    }

    [Fact]
    public async Task A_browser_signs_in_by_cookie_and_goes_where_it_wanted()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/account/addresses");
        browser.Address.PathAndQuery.ShouldBe("/sign-in?returnUrl=%2Faccount%2Faddresses");
        (await browser.PressAsync("Sign in", ("email", email), ("password", "wrong"))).ShouldBe(422)
            .ShouldShow("no account with this e-mail address and password");
        browser.Page.QuerySelector("[name=email]")!.GetAttribute("value").ShouldBe(email);
        browser.Page.QuerySelector("[name=password]")!.HasAttribute("value").ShouldBeFalse();
        (await browser.PressAsync("Sign in", ("password", Password))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account/addresses");
        browser.Cookies["session"]!.HttpOnly.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_host(string returnUrl)
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        (await browser.PressAsync("Sign in", ("email", email), ("password", Password))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account");
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/API/v1/me")]
    public async Task The_api_does_not_take_the_cookie(string path)
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in");
        await browser.PressAsync("Sign in", ("email", email), ("password", Password));
        (await browser.OpenAsync("/account")).ShouldBe(200);
        (await browser.OpenAsync(path)).ShouldBe(401);
    }

    [Fact]
    public async Task A_change_of_role_reaches_a_browser_that_is_signed_in()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in");
        await browser.PressAsync("Sign in", ("email", email), ("password", password));
        browser.Page.QuerySelector("a[href='/admin']").ShouldNotBeNull();
        (await Admin.PostAsync("/admin/staff", new { email, role = "customer" })).ShouldBe(202);
        (await browser.OpenAsync("/account")).Page.QuerySelector("a[href='/admin']").ShouldBeNull();
    }

    [Fact]
    public async Task Over_https_the_cookie_is_secure_and_bound_to_the_host()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Scheme = "https";
        await SessionCookie.SignInAsync(http, Guid.CreateVersion7());
        var cookie = http.Response.Headers.SetCookie.ToString();
        cookie.ShouldStartWith("__Host-session=");
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=lax" }) cookie.ShouldContain(part);
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Sign_in_is_limited_per_address_of_the_caller()
    {
        await using var shop = await Shop.StartAsync(("RateLimits:Enabled", "true"));
        ApiResponse last = null!;
        for (var i = 0; i < 21; i++) last = await shop.Guest.PostAsync("/sessions/refresh", new { refreshToken = "x" });
        last.ShouldBeProblem(429, "too-many-requests").Headers.RetryAfter.ShouldNotBeNull();
    }
}
