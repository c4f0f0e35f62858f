namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class GetSecondFactorTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task It_says_what_there_is_and_no_secret()
    {
        var (client, email) = await Shop.CustomerAsync();
        var none = (await client.GetAsync("/me/second-factor")).ShouldBe(200);
        (none["isSet"].GetBoolean(), none["isRequired"].GetBoolean(), none["recoveryCodesLeft"].GetInt32()).ShouldBe((false, false, 0));
        var holder = await TurnOnAsync(client, email, Password);
        (await SignInAsync(email, holder.RecoveryCodes[0])).ShouldBe(200);
        var set = (await client.GetAsync("/me/second-factor")).ShouldBe(200);
        (set["isSet"].GetBoolean(), set["recoveryCodesLeft"].GetInt32(), set["passkeys"].GetArrayLength()).ShouldBe((true, 9, 0));
        set.Json.EnumerateObject().Select(m => m.Name).ShouldBe(["isSet", "setAt", "isRequired", "recoveryCodesLeft", "passkeys"]);
        (await Guest.GetAsync("/me/second-factor")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_page_leads_through_the_set_up_and_all_that_follows_without_scripts()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in?returnUrl=/account/security");
        await browser.PressAsync("Sign in", ("email", email), ("password", Password));
        (await browser.PressAsync("Set up", ("password", "wrong"))).ShouldBe(422).ShouldShow("This is not your present password.");
        (await browser.PressAsync("Set up", ("password", Password))).ShouldBe(200);
        browser.Page.QuerySelectorAll("svg.qr path").ShouldHaveSingleItem();
        var secret = browser.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        browser.Page.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href")!.ShouldContain($"secret={secret}");
        var app = new Authenticator(secret, Shop.Clock);
        (await browser.PressAsync("Turn on", ("code", "000000"))).ShouldBe(422).ShouldShow("This code is wrong");
        (await browser.PressAsync("Turn on", ("code", app.NextCode()))).ShouldBe(200).ShouldShow("Your recovery codes");
        var codes = browser.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);

        (await browser.OpenAsync("/account/security")).ShouldShow("Recovery codes left");
        browser.Page.QuerySelector("code.secret").ShouldBeNull();
        (await browser.PressAsync("Make new codes", ("password", Password), ("code", "000000"))).ShouldBe(422).ShouldShow("This code is wrong");
        (await browser.PressAsync("Make new codes", ("password", Password), ("code", app.NextCode()))).ShouldBe(200);
        browser.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).Intersect(codes).ShouldBeEmpty();
        await browser.OpenAsync("/account/security");
        (await browser.PressAsync("Remove it", ("password", Password), ("code", codes[0]))).ShouldBe(422);
        (await browser.PressAsync("Remove it", ("password", Password), ("code", app.NextCode()))).ShouldBe(200).ShouldShow("Your second factor is removed.");
        (await SignInAsync(email)).ShouldBe(200);
    }
}
