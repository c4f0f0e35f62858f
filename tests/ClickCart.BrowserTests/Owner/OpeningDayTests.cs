using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClickCart.BrowserTests.Shopper;

namespace ClickCart.BrowserTests.Owner;

/// <summary>A new shop in Production mode, and the Sandbox as if it were the real gateway and carrier: two processes, and no file is edited.</summary>
public sealed class OpeningDayTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    private const string Password = "tulip-garden-77";
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#17604b"/></svg>""";

    private readonly string _folder = Directory.CreateTempSubdirectory("opening-day-").FullName;
    private HostProcess _gateway = null!, _host = null!;
    private Visitor _owner = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _gateway = await HostProcess.StartAsync(HostProcess.FreeAddress(), ["sandbox"],
            ("Sandbox:Folder", $"{_folder}/sandbox"), ("Sandbox:TransitSeconds", "3600"));
        _host = await HostProcess.StartAsync(HostProcess.FreeAddress(), [],
            ("environment", "Production"), ("Database:Provider", "Sqlite"), ("Database:Folder", $"{_folder}/shop"), ("Database:MigrateAtStart", "true"),
            ("ClickCart:Admin:Password", Password), ("Outbound:AllowLoopback", "true"), ("Payments:Stripe:BaseUrl", $"{_gateway.Address}/sandbox/stripe"),
            ("Shipping:EasyPost:BaseUrl", $"{_gateway.Address}/sandbox/easypost"));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_owner is not null) await _owner.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        if (_gateway is not null) await _gateway.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_owner_opens_the_shop_and_sends_the_first_parcel()
    {
        _owner = await ComeAsync();
        await _owner.GoAsync("/admin");
        await _owner.FillAsync("E-mail address", "admin@clickcart.local");
        await _owner.FillAsync("Password", Password);
        await _owner.PressAsync("Sign in");
        await _owner.ShouldSeeAsync("Before you open");

        await SettleAsync();
        await FillTheShelfAsync();
        await DeliverFreeOfChargeAsync();
        await _owner.GoAsync("/admin");
        (await _owner.Page.GetByText("Before you open").CountAsync()).ShouldBe(0, "All is done.");

        var number = await BuyAsync();
        await Eventually.TrueAsync(async () =>
        {
            await _owner.GoAsync("/admin/to-ship");
            return await _owner.Page.GetByText(number).CountAsync() > 0;
        }, "Shipping knows of the order");
        await _owner.ShouldSeeAsync(number);
        await _owner.Page.GetByLabel("All on this page").CheckAsync();
        await _owner.PressAsync("Packing slips");
        await _owner.ShouldSeeAsync(number);
        await _owner.GoAsync("/admin/to-ship");
        await _owner.Page.GetByLabel("All on this page").CheckAsync();
        await _owner.PressAsync("Buy labels");
        await _owner.ShouldSeeAsync("Open the label");
        await _owner.CheckAsync();
    }

    /// <summary>The name, the keys, and where parcels leave.</summary>
    private async Task SettleAsync()
    {
        var (signing, carriers) = await RegisterAsync();
        await _owner.FollowAsync("The shop's name");
        foreach (var (key, value) in new[]
        {
            ("ClickCart:Shop:Name", "Willow"), ("Payments:Stripe:ApiKey", "sk_test_9f2c1d7b3a5e8846"), ("Payments:Stripe:WebhookSecret", signing),
            ("Payments:Stripe:PublishableKey", "pk_test_9f2c1d7b3a5e8846"), ("Shipping:EasyPost:ApiKey", "EZTK9f2c1d7b3a5e8846"),
            ("Shipping:EasyPost:WebhookSecret", carriers), ("Shipping:From:Name", "Willow"), ("Shipping:From:Line1", "417 Montgomery St"),
            ("Shipping:From:City", "San Francisco"), ("Shipping:From:Region", "CA"), ("Shipping:From:PostalCode", "94104"), ("Shipping:From:Phone", "4155550100"),
        })
            await Setting(key).FillAsync(value);
        foreach (var (key, value) in new[]
        {
            ("Shipping:From:Country", "US"), ("Shipping:BuyLabels", "Manual"), ("Pricing:Home:Country", "US"), ("Pricing:Home:Currency", "USD"),
        })
            await Setting(key).SelectOptionAsync(value);
        await _owner.PressAsync("Save");
        await _owner.ShouldSeeAsync("The settings are saved and in force.");

        await _owner.FollowAsync("Test the keys");
        await _owner.PressAsync("Test the key");
        await _owner.ShouldSeeAsync("The gateway takes the key.");
        await _owner.ToPageAsync(() => _owner.Page.Locator("#test-carrier").GetByRole(AriaRole.Button, new() { Name = "Test the key" }).ClickAsync());
        await _owner.ShouldSeeAsync("The carrier takes the key.");
    }

    /// <summary>A category, and in it a product of two colours, with a picture and stock.</summary>
    private async Task FillTheShelfAsync()
    {
        await _owner.GoAsync("/admin/categories");
        await _owner.FillAsync("Name", "Kitchen");
        await _owner.PressAsync("Make the category");
        await _owner.GoAsync("/admin/products/new");
        await Field("name").FillAsync("Willow mug");
        await Field("category").SelectOptionAsync("kitchen");
        await Field("status").SelectOptionAsync("active");
        await Field("variants[0].sku").FillAsync("MUG");
        await Field("variants[0].price").FillAsync("19.99");
        await Field("variants[0].weightGrams").FillAsync("300");
        await Field("options[0].name").FillAsync("Colour");
        await Field("options[0].values").FillAsync("Green, Blue");
        await _owner.PressAsync("A variant for each combination of the options");
        await _owner.Page.Locator("[name='variants[0].remove']").CheckAsync();
        foreach (var row in new[] { "variants[1]", "variants[2]" })
        {
            await _owner.Page.Locator($"fieldset:has([name='{row}.sku']) summary").First.ClickAsync();
            await Field($"{row}.stock").FillAsync("10");
        }
        await _owner.PressAsync("Make the product");
        await _owner.ShouldSeeAsync("The product is made.");
        await _owner.Page.GetByLabel("Add pictures").SetInputFilesAsync(
            new FilePayload { Name = "mug.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(Svg) });
        await _owner.PressAsync("Upload");
        await _owner.ShouldSeeAsync("The picture is added.");
    }

    /// <summary>The carrier's rates in one country, free from an amount.</summary>
    private async Task DeliverFreeOfChargeAsync()
    {
        await _owner.GoAsync("/admin/shipping-zones/new");
        await Field("name").FillAsync("United States");
        await Field("countries").FillAsync("US");
        await Field("methods[0].kind").SelectOptionAsync("carrier");
        await _owner.ToPageAsync(() => _owner.Page.Locator("button[value='methods[0].freeFrom:USD']").ClickAsync());
        await Field("methods[0].freeFrom[0].amount").FillAsync("15");
        await _owner.PressAsync("Create the zone");
        await _owner.ShouldSeeAsync("The zone is there.");
    }

    /// <summary>Somebody finds the mug, types a card into the gateway's form, and pays no delivery.</summary>
    private async Task<string> BuyAsync()
    {
        await using var visitor = await ComeAsync();
        await visitor.GoAsync("/products/willow-mug");
        await visitor.PressAsync("Add to cart");
        await ToPaymentAsync(visitor, GoodCard);
        await visitor.ShouldSeeAsync("Free for an order of this amount");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Thank you");
        return (await visitor.Page.TitleAsync()) is var title && title.IndexOf("CC-", StringComparison.Ordinal) is >= 0 and var at
            ? title[at..].Split(' ')[0] : throw new ShouldAssertException(title);
    }

    /// <summary>What the owner does on the pages of gateway and carrier: gives them the shop's addresses, and gets the secrets.</summary>
    private async Task<(string Gateway, string Carrier)> RegisterAsync()
    {
        const string secret = "b1946ac92492d2347c6235b4";
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_9f2c1d7b3a5e8846") } };
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("url", $"{_host.Address}/api/v1/webhooks/stripe"), KeyValuePair.Create("enabled_events[]", "*")]);
        var endpoint = await (await http.PostAsync($"{_gateway.Address}/sandbox/stripe/v1/webhook_endpoints", form)).Content.ReadFromJsonAsync<JsonElement>();
        (await http.PostAsJsonAsync($"{_gateway.Address}/sandbox/easypost/v2/webhooks",
            new { webhook = new { url = $"{_host.Address}/api/v1/webhooks/easypost", webhook_secret = secret } })).EnsureSuccessStatusCode();
        return (endpoint.GetProperty("secret").GetString()!, secret);
    }

    private async Task<Visitor> ComeAsync() =>
        await Visitor.ComeAsync(await BrowserAsync(), _host.Address, Screen.Desktop, scripts: true, gateway: _gateway.Address);

    private ILocator Setting(string key) => _owner.Page.Locator($"[name=\"values['{key}']\"]").First;

    private ILocator Field(string name) => _owner.Page.Locator($"[name='{name}']").First;
}
