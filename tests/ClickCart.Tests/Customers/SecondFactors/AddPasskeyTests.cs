namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class AddPasskeyTests(ClockShop shared) : SecondFactorTest(shared)
{
    private string Origin => $"http://localhost:{Shop.ClientOptions.BaseAddress.Port}";

    [Fact]
    public async Task A_passkey_that_was_added_signs_in_instead_of_a_code_each_answer_once()
    {
        var holder = await HolderAsync();
        using var passkey = new SoftwarePasskey(Origin);
        using var browser = await SignedInAsync(holder, "/account/security");
        (await AddAsync(browser, passkey)).ShouldBe(200).ShouldShow("The passkey is added.").ShouldShow("Work laptop");
        var listed = (await holder.Client.GetAsync("/me/second-factor"))["passkeys"][0];
        listed.GetProperty("name").GetString().ShouldBe("Work laptop");

        using var next = await HalfwayAsync(holder.Email);
        var (answer, state) = (passkey.Use(Options(next)), State(next));
        (await next.PressAsync("Use a passkey", ("passkey", answer))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account");
        using var replay = await HalfwayAsync(holder.Email);
        (await replay.PressAsync("Use a passkey", ("passkey", answer), ("passkeyState", state))).ShouldBe(409).ShouldShow("The passkey was not taken.");
        (await replay.PressAsync("Sign in", ("code", holder.App.NextCode()))).ShouldBe(200).Address.PathAndQuery.ShouldBe("/account");
    }

    [Fact]
    public async Task What_is_no_answer_to_the_question_is_refused_and_counted()
    {
        var holder = await HolderAsync();
        using var passkey = new SoftwarePasskey(Origin);
        using var foreign = new SoftwarePasskey("https://evil.example");
        using var other = new SoftwarePasskey(Origin);
        using var browser = await SignedInAsync(holder, "/account/security");
        (await AddAsync(browser, foreign)).ShouldBe(409);
        (await AddAsync(browser, passkey, "wrong")).ShouldBe(422).ShouldShow("This is not your present password.");
        foreach (var nonsense in new[] { "", "{}", "null", "[]", "{\"rawId\":\"AAAA\",\"response\":{}}", "not json" })
            (await browser.PressAsync("Add a passkey", ("name", "x"), ("password", Password), ("passkey", nonsense))).ShouldBe(409);
        (await AddAsync(browser, passkey)).ShouldBe(200);
        // One that the account has already.
        (await AddAsync(browser, passkey)).ShouldBe(409);

        using var half = await HalfwayAsync(holder.Email);
        foreach (var nonsense in new[] { "{}", "null", "{\"rawId\":\"AAAA\",\"response\":{}}", other.Use(Options(half)) })
            (await half.PressAsync("Use a passkey", ("passkey", nonsense))).ShouldBe(409);
        // The question belongs to the account that it was put to.
        var stranger = await HolderAsync();
        using var theirs = await SignedInAsync(stranger, "/account/security");
        (await AddAsync(theirs, other)).ShouldBe(200);
        using var mixed = await HalfwayAsync(stranger.Email);
        (await half.PressAsync("Use a passkey", ("passkey", other.Use(Options(mixed))), ("passkeyState", State(mixed)))).ShouldBe(409);
        for (var i = 0; i < 5; i++) await half.PressAsync("Use a passkey", ("passkey", "{}"));
        (await half.PressAsync("Use a passkey", ("passkey", passkey.Use(Options(half))))).ShouldBe(429);
    }

    [Fact]
    public async Task It_needs_a_second_factor_and_scripts_offer_it_only_where_there_is_one()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in?returnUrl=/account/security");
        await browser.PressAsync("Sign in", ("email", email), ("password", Password));
        browser.Page.QuerySelector("[data-passkey-options]").ShouldBeNull();
        (await browser.PostAsync("/account/security/passkeys", ("name", "x"), ("password", Password), ("passkey", "{}"), ("passkeyState", ""))).ShouldBe(409);
    }

    private static string Options(Browser browser) => browser.Page.QuerySelector("[data-passkey-options]")!.GetAttribute("data-passkey-options")!;

    private static string State(Browser browser) => browser.Page.QuerySelector("[name=passkeyState]")!.GetAttribute("value")!;

    private static Task<Browser> AddAsync(Browser browser, SoftwarePasskey passkey, string password = Password) =>
        browser.PressAsync("Add a passkey", ("name", "Work laptop"), ("password", password), ("passkey", passkey.Make(Options(browser))));
}
