namespace ClickCart.Tests.Ordering;

/// <summary>A test of the shop's pages, as a shopper with scripts off sees them.</summary>
public abstract class BrowserTest(SharedShop shared) : ShopTest(shared)
{
    protected static readonly (string, string)[] Address =
    [
        ("email", "ada@example.com"), ("shipTo.name", "Ada Buyer"), ("shipTo.line1", "388 Townsend St"), ("shipTo.city", "San Francisco"),
            ("shipTo.region", "California"),
        ("shipTo.postalCode", "94107"), ("shipTo.country", "US"),
    ];

    protected Browser Browser { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Browser = Shop.Browser();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>What the product page's form sends.</summary>
    protected async Task AddAsync(string sku, int quantity = 1) => (await Browser.PostAsync("/cart/items", ("sku", sku), ("quantity", $"{quantity}"))).ShouldBe(
        200);

    /// <summary>To the point where only the pay button is left.</summary>
    protected async Task<Browser> ReadyToPayAsync(string sku, int quantity = 1)
    {
        await AddAsync(sku, quantity);
        await Browser.OpenAsync("/checkout");
        return (await Browser.PressAsync("Continue to delivery", Address)).ShouldBe(200);
    }

    protected Task<Browser> PayAsync(string card = "pm_card_visa") => Browser.PressAsync("Pay", ("paymentMethod", card));

    /// <summary>Reloads the page until it says so.</summary>
    protected Task UntilPageSaysAsync(string text) => Eventually.TrueAsync(
        async () => (await Browser.OpenAsync(Browser.Address.PathAndQuery)).Text.Contains(text, StringComparison.OrdinalIgnoreCase), $"the page says '{text}'");

    protected async Task<int> OnHandLessHeldAsync(string sku) => (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200)["available"].GetInt32();
}
