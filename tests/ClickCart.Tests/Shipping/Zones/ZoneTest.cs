using System.Text.Json;

namespace ClickCart.Tests.Shipping.Zones;

/// <summary>One shop for all that is about zones and boxes: with the first zone, nothing else is delivered to. Each test has countries of its own.</summary>
public sealed class ZoneShop() : SharedShop([]);

[CollectionDefinition(nameof(ZoneShop))]
public sealed class ZoneShopTests : ICollectionFixture<ZoneShop>;

[Collection(nameof(ZoneShop))]
public abstract class ZoneTest(ZoneShop shared) : ShopTest(shared)
{
    protected static object Price(long amount, string currency = "EUR") => new { amount, currency };

    protected static string[] Names(params string[] names) => names;

    protected static object Flat(string name, long amount, string currency = "EUR") =>
        new { name, kind = "flat", deliveryDays = 3, prices = new[] { new { price = Price(amount, currency) } } };

    protected async Task<ApiResponse> ZoneAsync(string name, string[] countries, params object[] methods) =>
        (await Admin.PostAsync("/admin/shipping-zones", new { name, countries, methods })).ShouldBe(201);

    protected static object To(string country, string city, string? postalCode, string? region = null) =>
        new { name = "Ada Buyer", line1 = "Main Street 1", city, postalCode, region, country };

    protected async Task<ApiResponse> AskAsync(string sku, int quantity, object shipTo) =>
        await Guest.PostAsync($"/carts/{await CartAsync(Guest, (sku, quantity))}/quotes", new { shipTo });

    protected async Task<JsonElement[]> OptionsAsync(string sku, int quantity, object shipTo) =>
        [.. (await AskAsync(sku, quantity, shipTo)).ShouldBe(201)["shippingOptions"].EnumerateArray()];

    protected static (string Service, long Price) Of(JsonElement option) =>
        (option.GetProperty("service").GetString()!, option.GetProperty("price").GetProperty("amount").GetInt64());
}
