namespace ClickCart.Tests.Customers.Accounts;

public sealed class RegisterAccountTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_browser_is_signed_in_at_once_and_a_known_address_ends_at_the_sign_in_page()
    {
        var email = $"r{Guid.CreateVersion7():n}@example.com";
        using var browser = Shop.Browser();
        await browser.OpenAsync("/register?returnUrl=%2Forders");
        (await browser.PressAsync("Create account", ("name", "Ada"), ("email", email), ("password", "short"))).ShouldBe(422);
        browser.Page.QuerySelector("[name=name]")!.GetAttribute("value").ShouldBe("Ada");
        (await browser.PressAsync("Create account", ("password", "Correct-Horse-9-Battery"))).ShouldBe(200).Address.AbsolutePath.ShouldBe("/orders");

        using var other = Shop.Browser();
        await other.OpenAsync("/register");
        (await other.PressAsync("Create account", ("name", "Eve"), ("email", email), ("password", "Another-Horse-9-Battery")))
            .ShouldBe(200).Address.AbsolutePath.ShouldBe("/sign-in");
        (await other.OpenAsync("/account")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_new_and_a_known_address_get_the_same_answer_and_the_first_password_stays()
    {
        var email = $"r{Guid.CreateVersion7():n}@example.com";
        var first = (await Guest.PostAsync("/accounts", new { email, password = "tulip-garden-77", name = "Ann" })).ShouldBe(202);
        var second = (await Guest.PostAsync("/accounts", new { email = email.ToUpperInvariant(), password = "quite-another-77", name = "Eve" })).ShouldBe(202);
        second.Text.ShouldBe(first.Text);

        await Shop.SignInAsync(email, "tulip-garden-77");
        (await Guest.PostAsync("/sessions", new { email, password = "quite-another-77" })).ShouldBeProblem(401, "bad-credentials");
    }

    [Theory]
    [InlineData("short1!")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("password123")]
    [InlineData("weak@example.com")]
    public async Task A_weak_password_is_refused(string password) =>
        (await Guest.PostAsync("/accounts", new { email = "weak@example.com", password, name = "Ann" })).ShouldBeInvalid("password");

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a b@example.com")]
    [InlineData("a@@example.com")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@.example.")]
    public async Task What_is_no_address_is_refused(string email) =>
        (await Guest.PostAsync("/accounts", new { email, password = "tulip-garden-77", name = "Ann" })).ShouldBeInvalid("email");

    [Fact]
    public async Task Everything_missing_is_named_at_once()
    {
        var answer = (await Guest.PostAsync("/accounts", new { })).ShouldBeInvalid("email");
        answer.ShouldBeInvalid("password").ShouldBeInvalid("name");
    }

    [Fact]
    public async Task Side_by_side_registrations_of_one_address_make_one_account()
    {
        var email = $"r{Guid.CreateVersion7():n}@example.com";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Guest.PostAsync("/accounts", new { email, password = "tulip-garden-77", name = $"Ann {i}" })));
        answers.ShouldAllBe(a => (int)a.Status == 202);
        (await Admin.GetAsync($"/admin/customers?q={email}"))["items"].GetArrayLength().ShouldBe(1);
    }
}
