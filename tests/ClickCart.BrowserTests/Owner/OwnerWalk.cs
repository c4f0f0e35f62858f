namespace ClickCart.BrowserTests.Owner;

/// <summary>A walk of the person who runs the shop.</summary>
public abstract class OwnerWalk(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    /// <summary>The admin, signed in, at a page of the back office.</summary>
    protected Task<Visitor> OwnerAsync(string address, Screen screen = Screen.Desktop, bool scripts = true) =>
        StaffAsync((Shop.AdminEmail, Shop.AdminPassword), address, screen, scripts);

    /// <summary>Somebody of the staff, signed in, at a page of the back office.</summary>
    protected async Task<Visitor> StaffAsync((string Email, string Password) account, string address, Screen screen = Screen.Desktop, bool scripts = true)
    {
        var visitor = await VisitorAsync(screen, scripts);
        await visitor.GoAsync(address);
        await visitor.FillAsync("E-mail address", account.Email);
        await visitor.FillAsync("Password", account.Password);
        await visitor.PressAsync("Sign in");
        visitor.Path.ShouldBe(address);
        return visitor;
    }
}
