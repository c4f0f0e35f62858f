using System.Text.Json;
using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>A shop whose staff packs by hand, that is also paid on delivery; its tests are run one by one, so that they may ask whether it is sound.</summary>
public sealed class RestShop() : SharedShop(
    ("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "3600"), ("Payments:CashOnDelivery:Offered", "true"));

[CollectionDefinition(nameof(RestShop))]
public sealed class RestShops : ICollectionFixture<RestShop>;

/// <summary>Tests of orders of which a part has left.</summary>
public abstract class RestTest(RestShop shared) : PackingTest(shared)
{
    protected static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    protected static (string?, int)[] LinesOf(JsonElement of) =>
        [.. of.GetProperty("lines").EnumerateArray().Select(l => (l.GetProperty("sku").GetString(), l.GetProperty("quantity").GetInt32()))];

    /// <summary>An order whose goods wait to be packed.</summary>
    protected async Task<Waiting> OrderedAsync(string paymentMethod, params (string Sku, int Quantity)[] lines)
    {
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, lines)), paymentMethod), NewKey())).ShouldBe(201);
        var id = order["id"].GetString()!;
        await Eventually.TrueAsync(async () => (await ParcelsAsync(id)).Count > 0, "its goods wait");
        return new(order, id, (await ParcelsAsync(id))[0].GetProperty("id").GetString()!);
    }

    protected async Task<List<JsonElement>> ParcelsAsync(string order) =>
        [.. (await Admin.GetAsync($"/admin/orders/{order}/shipments")).ShouldBe(200)["items"].EnumerateArray()];

    /// <summary>A parcel of its own, and out of the house where somebody is named who brings it. Its id.</summary>
    protected async Task<string> PackAsync(Waiting order, string? carrier, params (string Sku, int Quantity)[] lines) =>
        (await Admin.PostAsync($"/admin/orders/{order.Id}/fulfilments", new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity }), carrier }, NewKey()))
            .ShouldBe(201)["id"].GetString()!;

    protected Task<ApiResponse> UntilAsync(Waiting order, string state) => OrderUntilAsync(Guest, order.Order, o =>
        $"{o.GetProperty("status").GetString()} {o.GetProperty("paymentStatus").GetString()} {o.GetProperty("fulfilmentStatus").GetString()}" == state, $"it is {state}");

    protected async Task<ApiResponse> GiveUpAsync(Waiting order, object? body = null, string query = "") => await Admin.SendAsync(
        HttpMethod.Post, $"/admin/orders/{order.Id}/give-up-rest{query}", body ?? new { reason = "The rest is sold out." }, NewKey(), await VersionAsync(order));

    protected async Task<string> VersionAsync(Waiting order) => $"\"{(await Admin.GetAsync($"/admin/orders/{order.Id}"))["version"]}\"";

    protected Task<ApiResponse> RefundAsync(Waiting order, long amount) =>
        Admin.PostAsync($"/admin/orders/{order.Id}/refunds", new { amount = new { amount, currency = "USD" }, reason = "Sorry." }, NewKey());

    protected async Task<(int OnHand, int Held)> StockAsync(string sku) =>
        (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock ? (stock["onHand"].GetInt32(), stock["held"].GetInt32()) : default;

    protected Task StockAsync(string sku, int onHand, int held) =>
        Eventually.TrueAsync(async () => await StockAsync(sku) == (onHand, held), $"{onHand} of {sku} are on hand, {held} held");

    protected async Task<string[]> TimelineAsync(Waiting order) => [.. (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token))["items"].EnumerateArray()
        .Select(t => t.GetProperty("what").GetString()!)];

    /// <summary>Once what is under way has had its time.</summary>
    protected async Task SoundAsync()
    {
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");
        Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Shop.ShouldBeSoundAsync();
    }
}
