using System.Text.Json;

[assembly: AssemblyFixture(typeof(ClickCart.Tests.SharedShop))]

namespace ClickCart.Tests;

/// <summary>
/// The shop that most tests share. Each test makes the products, customers and orders it needs. The tests of a class share one with other settings, or
/// with a clock of its own, by deriving from it and naming that as their class fixture.
/// </summary>
public class SharedShop : Shared<Shop>
{
    public SharedShop() : base(() => Shop.StartAsync())
    {
    }

    protected SharedShop(params (string Key, string Value)[] settings) : base(() => Shop.StartAsync(settings))
    {
    }
}

/// <summary>A test against a running shop, and the steps that many tests share.</summary>
public abstract class ShopTest(SharedShop shared) : IAsyncLifetime
{
    protected static readonly object ShipTo = new
    {
        name = "Ada Buyer",
        line1 = "388 Townsend St",
        city = "San Francisco",
        region = "CA",
        postalCode = "94107",
        country = "US"
    };

    protected Shop Shop { get; set; } = null!;
    protected Client Guest => Shop.Guest;
    protected Client Admin { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Shop = await StartAsync(shared);
        Admin = await Shop.AdminAsync();
    }

    /// <summary>Override to start a shop of the test's own (<see cref="Shop.StartAsync"/>); it is disposed after the test.</summary>
    protected virtual Task<Shop> StartAsync(SharedShop sharedShop) => sharedShop.GetAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Shop is not null && Shop != await shared.GetAsync()) await Shop.DisposeAsync();
    }

    protected static string NewKey() => Guid.CreateVersion7().ToString();

    /// <summary>An active product of one variant, in stock. Returns its SKU.</summary>
    protected async Task<string> ProductAsync(long price = 1999, int stock = 100, string currency = "USD", string? name = null, int weightGrams = 250)
    {
        var sku = "T-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        var category = (await Guest.GetAsync("/categories"))["items"][0].GetProperty("slug").GetString();
        (await Admin.PostAsync("/admin/products", new
        {
            name = name ?? $"Test {sku}",
            description = "For a test.",
            category,
            status = "active",
            attributes = new { },
            variants = new[] { new { sku, name = "one", price = new { amount = price, currency }, weightGrams } },
        })).ShouldBe(201);
        if (stock > 0) (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = stock, reason = "test" }, NewKey())).ShouldBe(201);
        return sku;
    }

    protected static async Task<string> CartAsync(Client client, params (string Sku, int Quantity)[] lines)
    {
        var cart = (await client.PostAsync("/carts")).ShouldBe(201)["id"].GetString()!;
        foreach (var (sku, quantity) in lines) (await client.PutAsync($"/carts/{cart}/items/{sku}", new { quantity })).ShouldBe(200);
        return cart;
    }

    protected static async Task<ApiResponse> QuoteAsync(Client client, string cart, object? shipTo = null) =>
        (await client.PostAsync($"/carts/{cart}/quotes", new { shipTo = shipTo ?? ShipTo })).ShouldBe(201);

    /// <summary>The body of POST /orders for the quote's first shipping option.</summary>
    protected static object OrderBody(ApiResponse quote, string paymentMethod = "pm_card_visa", string email = "guest@example.com") => new
    {
        quoteId = quote["id"].GetString(),
        shippingOptionId = quote["shippingOptions"][0].GetProperty("id").GetString(),
        email,
        paymentMethod,
        expectedTotal = quote["shippingOptions"][0].GetProperty("total"),
    };

    /// <summary>Cart, quote, order: accepted.</summary>
    protected static async Task<ApiResponse> OrderAsync(Client client, string sku, int quantity = 1, string paymentMethod = "pm_card_visa") =>
        (await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, await CartAsync(client, (sku, quantity))), paymentMethod), NewKey()))
            .ShouldBe(201);

    /// <summary>Reads the order until it is as wanted; guests' orders are read with the token that <paramref name="order"/> carries.</summary>
    protected static Task<ApiResponse> OrderUntilAsync(Client client, ApiResponse order, Func<JsonElement, bool> wanted, string what) =>
        Eventually.GetAsync(async () =>
        {
            var token = order.Json.TryGetProperty("accessToken", out var t) ? t.GetString() : null;
            var now = (await client.GetAsync($"/orders/{order["id"].GetString()}", token)).ShouldBe(200);
            return wanted(now.Json) ? now : null;
        }, what);

    protected static Task<ApiResponse> DeliveredAsync(Client client, ApiResponse order) =>
        OrderUntilAsync(client, order, o => o.GetProperty("status").ValueEquals("delivered") && o.GetProperty("paymentStatus").ValueEquals("captured"),
            "the order is delivered and captured");
}
