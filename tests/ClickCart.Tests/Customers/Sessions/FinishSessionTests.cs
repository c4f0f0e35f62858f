using ClickCart.Tests.Customers.SecondFactors;

namespace ClickCart.Tests.Customers.Sessions;

public sealed class FinishSessionTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task A_browser_shows_the_code_after_the_password_and_goes_where_it_wanted()
    {
        var holder = await HolderAsync();
        using var browser = await HalfwayAsync(holder.Email, "/account/addresses");
        browser.Cookies["second-step"]!.HttpOnly.ShouldBeTrue();
        (await browser.PressAsync("Sign in", ("code", "000000"))).ShouldBe(422).ShouldShow("This code is wrong, or it was used before.");
        (await browser.PressAsync("Sign in", ("code", ""))).ShouldBe(422).ShouldShow("Enter the code");
        var code = holder.App.NextCode();
        (await browser.PressAsync("Sign in", ("code", code))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account/addresses");
        browser.Cookies["second-step"].ShouldBeNull();

        using var again = await HalfwayAsync(holder.Email);
        (await again.PressAsync("Sign in", ("code", code))).ShouldBe(422).ShouldShow("used before");
        (await again.PressAsync("Sign in", ("code", holder.RecoveryCodes[0]))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account");
        using var third = await HalfwayAsync(holder.Email);
        (await third.PressAsync("Sign in", ("code", holder.RecoveryCodes[0]))).ShouldBe(422);
    }

    [Fact]
    public async Task Half_a_sign_in_opens_nothing()
    {
        var holder = await HolderAsync();
        using var browser = await HalfwayAsync(holder.Email);
        foreach (var path in new[] { "/account", "/account/security", "/orders" })
            (await browser.OpenAsync(path)).Address.AbsolutePath.ShouldBe("/sign-in", path);
    }

    [Fact]
    public async Task Half_a_sign_in_is_over_after_five_minutes_a_change_of_password_or_the_second_factors_end()
    {
        var holder = await HolderAsync();
        using var late = await HalfwayAsync(holder.Email);
        using var changed = await HalfwayAsync(holder.Email);
        Shop.Clock.Advance(TimeSpan.FromMinutes(6));
        await ShouldStartOverAsync(late, holder.App.NextCode());
        using var fresh = await HalfwayAsync(holder.Email);
        (await holder.Client.PutAsync("/me/password", new { current = Password, password = "Staple-Wagon-7-Lantern" })).ShouldBe(204);
        await ShouldStartOverAsync(fresh, holder.App.NextCode());

        using var removed = await HalfwayAsync(holder.Email, password: "Staple-Wagon-7-Lantern");
        (await holder.Client.SendAsync(HttpMethod.Delete, "/me/second-factor", new { password = "Staple-Wagon-7-Lantern", code = holder.App.NextCode() }))
            .ShouldBe(204);
        await ShouldStartOverAsync(removed, holder.App.NextCode());

        using var nobody = Shop.Browser();
        (await nobody.OpenAsync("/sign-in/code?returnUrl=//evil.example/")).Address.PathAndQuery.ShouldBe("/sign-in?returnUrl=%2Faccount");
    }

    [Fact]
    public async Task Wrong_codes_of_a_browser_lock_it_out_too()
    {
        var holder = await HolderAsync();
        using var browser = await HalfwayAsync(holder.Email);
        for (var i = 0; i < 10; i++) (await browser.PressAsync("Sign in", ("code", "000000"))).ShouldBe(422);
        (await browser.PressAsync("Sign in", ("code", holder.App.NextCode()))).ShouldBe(429).ShouldShow("too many wrong passwords or codes");
        (await SignInAsync(holder.Email, holder.App.NextCode())).ShouldBeProblem(401, "bad-credentials");
    }

    private static async Task ShouldStartOverAsync(Browser browser, string code)
    {
        await browser.PressAsync("Sign in", ("code", code));
        browser.ShouldBe(200).ShouldShow("Please sign in again.").Address.AbsolutePath.ShouldBe("/sign-in");
    }
}
