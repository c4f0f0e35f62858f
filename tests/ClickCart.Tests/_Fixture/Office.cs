namespace ClickCart.Tests;

/// <summary>The back office in a browser with scripts off.</summary>
public static class Office
{
    /// <summary>A browser in which the admin has signed in, at this page.</summary>
    public static async Task<Browser> OfficeAsync(this Shop shop, string path, string email = Shop.AdminEmail, string password = Shop.AdminPassword)
    {
        var browser = shop.Browser();
        await browser.OpenAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        return (await browser.PressAsync("Sign in", ("email", email), ("password", password))).ShouldBe(200);
    }
}
