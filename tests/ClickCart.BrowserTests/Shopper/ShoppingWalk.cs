namespace ClickCart.BrowserTests.Shopper;

/// <summary>The steps that walks through cart and checkout share.</summary>
public abstract class ShoppingWalk(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    /// <summary>To the product's page and into the cart with it.</summary>
    protected async Task PutInCartAsync(Visitor visitor, string sku)
    {
        await visitor.GoAsync($"/products/{await SlugAsync(sku)}");
        await visitor.PressAsync("Add to cart");
        visitor.Path.ShouldBe("/cart");
    }

    /// <summary>Types contact and address of somebody in San Francisco.</summary>
    protected static async Task TypeAddressAsync(Visitor visitor)
    {
        await visitor.FillAsync("E-mail address", "ada@example.com");
        await visitor.FillAsync("Full name", "Ada Buyer");
        await visitor.FillAsync("Street and house number", "388 Townsend St");
        await visitor.FillAsync("Postal code", "94107");
        await visitor.FillAsync("Town or city", "San Francisco");
        await visitor.FillAsync("State or province", "California");
        await visitor.Page.Keyboard.PressAsync("Tab");
    }

    /// <summary>From the cart to where only the pay button is left.</summary>
    protected static async Task ToPaymentAsync(Visitor visitor, string card)
    {
        await visitor.GoAsync("/cart");
        await visitor.FollowAsync("Go to checkout");
        await TypeAddressAsync(visitor);
        await visitor.PressAsync("Continue to delivery");
        await visitor.Page.Locator($"input[value='{card}']").CheckAsync();
    }

    /// <summary>Presses the pay button, whose name is the exact total.</summary>
    protected static Task PayAsync(Visitor visitor) => visitor.ToPageAsync(() => PayButton(visitor).ClickAsync());

    protected static ILocator PayButton(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pay $" });

    /// <summary>Once the bank's outcome is known: by itself with scripts, by reloading without.</summary>
    protected static async Task ToTheBankAsync(Visitor visitor, bool scripts = true)
    {
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Confirm with your bank" });
        if (!scripts)
            await Eventually.TrueAsync(async () =>
            {
                if (!await link.IsVisibleAsync()) await visitor.GoAsync(visitor.Path);
                return await link.IsVisibleAsync();
            }, "the bank asks");
        await visitor.FollowAsync("Confirm with your bank");
    }

    protected static string TotalOf(string buttonOrTotal) => buttonOrTotal.Split('$')[^1].Trim();

    protected async Task<string> SlugAsync(string sku) => (await Shop.AskAsync<Catalog.Contracts.ICatalog, IReadOnlyDictionary<string,
        Catalog.Contracts.CatalogItem>>(
        catalog => catalog.FindAsync([sku], TestContext.Current.CancellationToken)))[sku].ProductSlug;
}
