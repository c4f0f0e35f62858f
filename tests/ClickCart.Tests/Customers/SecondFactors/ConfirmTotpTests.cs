namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class ConfirmTotpTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task The_first_code_turns_it_on_answers_ten_recovery_codes_and_ends_the_sessions_of_before()
    {
        var (here, email) = await Shop.CustomerAsync();
        var there = await Shop.SignInAsync(email, Password);
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in");
        await browser.PressAsync("Sign in", ("email", email), ("password", Password));
        var app = await SetUpAsync(here);
        (await here.PostAsync("/me/second-factor/totp/confirm", new { code = "000000" })).ShouldBeInvalid("code");
        (await there.GetAsync("/me")).ShouldBe(200);
        var code = app.NextCode();
        var codes = (await here.PostAsync("/me/second-factor/totp/confirm", new { code })).ShouldBe(200)["codes"].EnumerateArray().Select(c => c.GetString()!).ToList();
        codes.Distinct().Count().ShouldBe(10);
        codes.ShouldAllBe(c => c.Length == 19);
        (await here.GetAsync("/me")).ShouldBe(200)["secondFactor"].GetBoolean().ShouldBeTrue();
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await browser.OpenAsync("/account")).Address.AbsolutePath.ShouldBe("/sign-in");
        // It has counted already.
        (await SignInAsync(email, code)).ShouldBeProblem(401, "bad-credentials");
    }

    [Fact]
    public async Task Nothing_is_turned_on_that_was_not_begun_or_waited_too_long()
    {
        var (client, email) = await Shop.CustomerAsync();
        (await client.PostAsync("/me/second-factor/totp/confirm", new { code = "000000" })).ShouldBeProblem(409, "second-factor-not-begun");
        (await client.PostAsync("/me/second-factor/totp/confirm", new { })).ShouldBeInvalid("code");
        var app = await SetUpAsync(client);
        Shop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await client.PostAsync("/me/second-factor/totp/confirm", new { code = app.NextCode() })).ShouldBeProblem(409, "second-factor-not-begun");
        (await SignInAsync(email)).ShouldBe(200);
    }
}
