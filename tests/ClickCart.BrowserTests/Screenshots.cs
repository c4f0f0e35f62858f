namespace ClickCart.BrowserTests;

/// <summary>Draws the pictures of build/screenshots: <c>build/take-screenshots</c> runs it, a test run leaves it out.</summary>
public sealed class Screenshots(SharedShop shared, Chromium chromium) : Walk(shared, chromium)
{
    /// <summary>Name of the file, and the address; <c>{id}</c> is an order.</summary>
    private static readonly (string Name, string Address)[] ShopPages =
    [
        ("home", "/"),
        ("products", "/products"),
        ("search", "/products?q=mug"),
        ("product", "/products/harbour-stoneware-mug"),
        ("nothing-found", "/products?q=unobtainium"),
        ("not-found", "/no/such/page"),
        ("cart", "/cart"),
        ("checkout", "/checkout"),
        ("sign-in", "/sign-in"),
        ("register", "/register"),
        ("find-order", "/orders/find"),
    ];

    private static readonly (string Name, string Address)[] AccountPages =
    [
        ("account", "/account"),
        ("addresses", "/account/addresses"),
        ("address", "/account/addresses/new"),
        ("your-orders", "/orders"),
    ];

    private static readonly (string Name, string Address)[] OfficePages =
    [
        ("dashboard", "/admin"),
        ("orders", "/admin/orders"),
        ("order", "/admin/orders/{id}"),
        ("admin-products", "/admin/products"),
        ("new-product", "/admin/products/new"),
        ("imports", "/admin/products/imports"),
        ("stock", "/admin/stock"),
        ("stock-item", "/admin/stock/MUG-HAR-250"),
        ("coupons", "/admin/coupons"),
        ("customers", "/admin/customers"),
        ("background-work", "/admin/work"),
        ("system", "/admin/system"),
        ("invariants", "/admin/system/invariants"),
    ];

    [Fact(Explicit = true)]
    public async Task Of_every_main_page()
    {
        var folder = Path.Combine(Root, "build", "screenshots");
        Directory.CreateDirectory(folder);
        var orders = new List<ApiResponse>();
        foreach (var (words, card) in new[] { ("mug", "pm_card_visa"), ("lamp", "pm_card_visa"), ("sweater", "pm_card_visa_chargeDeclined"),
            ("kettle", "pm_card_visa"), ("press", "pm_card_visa") })
            orders.Add(await OrderAsync(Guest, await SkuOfAsync(words), 1, card));
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "the orders have settled");
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            var shopper = await VisitorAsync(screen);
            await shopper.LookAsync("/products/harbour-stoneware-mug");
            await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await shopper.Page.WaitForURLAsync("**/cart");
            foreach (var (name, address) in ShopPages) await DrawAsync(shopper, address, name);
            foreach (var (name, order) in new[] { ("your-order", orders[0]), ("declined", orders[2]) })
            {
                await shopper.LookAsync("/orders/find");
                await shopper.FillAsync("Order number", order["number"].GetString()!);
                await shopper.FillAsync("E-mail address", order["email"].GetString()!);
                await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Find order" }).ClickAsync();
                await shopper.ShouldSeeAsync("What happened");
                await DrawAsync(shopper, $"/orders/{order["id"].GetString()}", name);
            }
            var owner = await VisitorAsync(screen);
            await owner.LookAsync("/sign-in?returnUrl=/admin");
            await owner.Page.GetByLabel("E-mail").First.FillAsync(Shop.AdminEmail);
            await owner.Page.GetByLabel("Password").First.FillAsync(Shop.AdminPassword);
            await owner.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await owner.Page.WaitForURLAsync("**/admin");
            foreach (var (name, address) in OfficePages.Concat(AccountPages)) await DrawAsync(owner,
                address.Replace("{id}", orders[0]["id"].GetString(), StringComparison.Ordinal), name);

            async Task DrawAsync(Visitor visitor, string address, string name)
            {
                (await visitor.LookAsync(address)).ShouldBe(name == "not-found" ? 404 : 200, address);
                // What lies below the window is loaded late.
                await visitor.Page.EvaluateAsync("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }))");
                await visitor.Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder, $"{name}-{(screen is Screen.Desktop ? 1280 : 375)}.png"),
                    FullPage =
                    screen is Screen.Desktop || name is not "products"
                });
            }
        }
    }

    private async Task<string> SkuOfAsync(string words)
    {
        var slug = (await Guest.GetAsync($"/products?inStock=true&q={words}"))["items"][0].GetProperty("slug").GetString();
        return (await Guest.GetAsync($"/products/{slug}"))["variants"].EnumerateArray().First(v => v.GetProperty("available").GetInt32() > 0).GetProperty("sku")
            .GetString()!;
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ClickCart.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
