namespace ClickCart.BrowserTests.Owner;

public sealed class SignInWithSecondFactorTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    private readonly Chromium _chromium = chromium;

    // Its clock is moved from code to code.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task Somebody_sets_it_up_signs_in_with_it_and_removes_it(Screen screen, bool scripts)
    {
        var account = await Shop.SupportAsync(Admin);
        var visitor = await StaffAsync(account, "/account/security", screen, scripts);
        await visitor.FillAsync("Present password", account.Password);
        await visitor.PressAsync("Set up");
        var app = new Authenticator((await visitor.Page.Locator("code.secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal), Shop.Clock);
        await visitor.FillAsync("Code", "000000");
        await visitor.PressAsync("Turn on");
        await visitor.ShouldSeeAsync("This code is wrong");
        await visitor.FillAsync("Code", app.NextCode());
        await visitor.PressAsync("Turn on");
        var codes = await visitor.Page.Locator(".recovery-codes code").AllTextContentsAsync();
        codes.Count.ShouldBe(10);
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Print" }).CountAsync()).ShouldBe(scripts ? 1 : 0);
        await visitor.FollowAsync("I have kept them");

        var elsewhere = await VisitorAsync(screen, scripts);
        await elsewhere.GoAsync("/admin/orders");
        await elsewhere.FillAsync("E-mail address", account.Email);
        await elsewhere.FillAsync("Password", account.Password);
        await elsewhere.PressAsync("Sign in");
        await elsewhere.FillAsync("Code", "000000");
        await elsewhere.PressAsync("Sign in");
        await elsewhere.ShouldSeeAsync("This code is wrong");
        await elsewhere.FillAsync("Code", codes[0]);
        await elsewhere.PressAsync("Sign in");
        elsewhere.Path.ShouldBe("/admin/orders");

        await visitor.GoAsync("/account/security");
        await visitor.Page.GetByText("Remove the second factor…").ClickAsync();
        await visitor.CheckAsync();
        await visitor.Page.Locator("#remove-password").FillAsync(account.Password);
        await visitor.Page.Locator("#remove-code").FillAsync(app.NextCode());
        await visitor.PressAsync("Remove it");
        await visitor.ShouldSeeAsync("Your second factor is removed.");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_passkey_is_added_and_signs_in(Screen screen)
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var client = await Shop.SignInAsync(email, password);
        var secret = (await client.PostAsync("/me/second-factor/totp", new { password })).ShouldBe(200)["secret"].GetString()!;
        var app = new Authenticator(secret, Shop.Clock);
        (await client.PostAsync("/me/second-factor/totp/confirm", new { code = app.NextCode() })).ShouldBe(200);

        // Browsers keep no passkey for a number such as 127.0.0.1.
        await using var visitor = await Visitor.ComeAsync(
            await _chromium.GetAsync(), $"http://localhost:{Shop.ClientOptions.BaseAddress.Port}", screen, scripts: true);
        var authenticator = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await visitor.GoAsync("/account/security");
        await SignInAsync();
        await visitor.FillAsync("Code", app.NextCode());
        await visitor.PressAsync("Sign in");
        await visitor.FillAsync("Name", "Work laptop");
        await visitor.Page.Locator("#passkey-password").FillAsync(password);
        await visitor.PressAsync("Add a passkey");
        await visitor.ShouldSeeAsync("The passkey is added.");
        await visitor.ShouldSeeAsync("Work laptop");

        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.GoAsync("/account/security");
        await SignInAsync();
        await visitor.PressAsync("Use a passkey");
        visitor.Path.ShouldBe("/account/security");
        await visitor.ShouldSeeAsync("last used");

        async Task SignInAsync()
        {
            await visitor.FillAsync("E-mail address", email);
            await visitor.FillAsync("Password", password);
            await visitor.PressAsync("Sign in");
        }
    }
}
