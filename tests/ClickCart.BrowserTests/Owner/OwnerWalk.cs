namespace ClickCart.BrowserTests.Owner;

/// <summary>A walk of the person who runs the shop.</summary>
public abstract class OwnerWalk(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    /// <summary>The admin, signed in, at a page of the back office.</summary>
    protected async Task<Visitor> OwnerAsync(string address, Screen screen = Screen.Desk, bool scripts = true)
    {
        var owner = await VisitorAsync(screen, scripts);
        await owner.GoAsync(address);
        await owner.FillAsync("E-mail address", Shop.AdminEmail);
        await owner.FillAsync("Password", Shop.AdminPassword);
        await owner.PressAsync("Sign in");
        owner.Path.ShouldBe(address);
        return owner;
    }
}
