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

    /// <summary>What the test cards come to; any date to come and any code will do.</summary>
    protected const string GoodCard = "4242 4242 4242 4242", BankAsks = "4000 0000 0000 3220", NoFunds = "4000 0000 0000 9995";

    /// <summary>Types a card into the gateway's form, which lies in a frame of its own.</summary>
    protected static async Task TypeCardAsync(Visitor visitor, string number)
    {
        var frame = visitor.Page.FrameLocator("[data-card-element] iframe");
        await frame.GetByLabel("Card number").PressSequentiallyAsync(number.Replace(" ", ""));
        await frame.GetByLabel("Expiration").PressSequentiallyAsync("0940");
        await frame.GetByLabel("Security code").PressSequentiallyAsync("123");
        await Assertions.Expect(frame.GetByLabel("Card number")).ToHaveValueAsync(number);
    }

    /// <summary>On the gateway's own page, where no script of the shop runs.</summary>
    protected static async Task PayOnTheGatewaysPageAsync(Visitor visitor, string number)
    {
        await visitor.FollowAsync("Pay on our payment provider's page");
        await visitor.FillAsync("Card number", number);
        await visitor.FillAsync("Expiration", "09 / 40");
        await visitor.FillAsync("Security code", "123");
        await visitor.PressAsync("Pay");
    }

    /// <summary>From the cart to where only the pay button is left.</summary>
    /// <param name="visitor">Whose scripts run, or do not.</param>
    /// <param name="card">Its number; null: it is entered on the gateway's page, after the order.</param>
    protected static async Task ToPaymentAsync(Visitor visitor, string? card)
    {
        await visitor.GoAsync("/cart");
        await visitor.FollowAsync("Go to checkout");
        await TypeAddressAsync(visitor);
        await visitor.PressAsync("Continue to delivery");
        if (card is not null) await TypeCardAsync(visitor, card);
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
