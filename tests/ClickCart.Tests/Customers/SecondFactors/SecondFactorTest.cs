namespace ClickCart.Tests.Customers.SecondFactors;

/// <summary>The shop of a class whose tests move the clock, always forward.</summary>
public sealed class ClockShop : SharedShop;

/// <summary>A test that moves the clock: each code counts once.</summary>
public abstract class SecondFactorTest(ClockShop shared) : ShopTest(shared), IClassFixture<ClockShop>
{
    protected const string Password = "Correct-Horse-9-Battery";

    /// <summary>An account with a second factor, whose first code is used, signed in since before.</summary>
    protected sealed record Holder(Client Client, string Email, Authenticator App, IReadOnlyList<string> RecoveryCodes);

    protected async Task<Holder> HolderAsync()
    {
        var (client, email) = await Shop.CustomerAsync();
        return await TurnOnAsync(client, email, Password);
    }

    protected async Task<Holder> TurnOnAsync(Client client, string email, string password)
    {
        var app = await SetUpAsync(client, password);
        var confirmed = (await client.PostAsync("/me/second-factor/totp/confirm", new { code = app.NextCode() })).ShouldBe(200);
        return new(client, email, app, [.. confirmed["codes"].EnumerateArray().Select(c => c.GetString()!)]);
    }

    protected async Task<Authenticator> SetUpAsync(Client client, string password = Password) =>
        new((await client.PostAsync("/me/second-factor/totp", new { password })).ShouldBe(200)["secret"].GetString()!, Shop.Clock);

    protected Task<ApiResponse> SignInAsync(string email, string? code = null, string password = Password) =>
        Guest.PostAsync("/sessions", code is null ? new { email, password } : new { email, password, code });

    /// <summary>A browser that has shown the password, and is asked for the rest.</summary>
    protected async Task<Browser> HalfwayAsync(string email, string returnUrl = "/account", string password = Password)
    {
        var browser = Shop.Browser();
        await browser.OpenAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await browser.PressAsync("Sign in", ("email", email), ("password", password));
        browser.ShouldBe(200).Address.AbsolutePath.ShouldBe("/sign-in/code");
        return browser;
    }

    /// <summary>A browser that has signed in with both.</summary>
    protected async Task<Browser> SignedInAsync(Holder holder, string returnUrl = "/account")
    {
        var browser = await HalfwayAsync(holder.Email, returnUrl);
        await browser.PressAsync("Sign in", ("code", holder.App.NextCode()));
        browser.ShouldBe(200).Address.PathAndQuery.ShouldBe(returnUrl);
        return browser;
    }
}
