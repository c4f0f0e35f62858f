using System.Text.Json;

namespace ClickCart.Tests.Ordering.Reports;

/// <summary>A shop in which nobody sells but these tests, with orders of two currencies, three taxes, refunds, a cancelled and an unpaid one.</summary>
public sealed class ReportShop() : SharedShop(("Ordering:LateDays", "2"))
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private Sold? _sold;

    public sealed record Sold(string Vat, string Reduced, string Euros, ApiResponse German, ApiResponse American, ApiResponse Cancelled);

    internal async Task<Sold> SoldAsync(Func<Task<Sold>> sell)
    {
        await _once.WaitAsync();
        try
        {
            return _sold ??= await sell();
        }
        finally
        {
            _once.Release();
        }
    }
}

public abstract class ReportTest(ReportShop shared) : ShopTest(shared), IClassFixture<ReportShop>
{
    internal static readonly string[] Reports = ["days", "products", "categories", "countries", "tax-rates"];
    internal static readonly string[] Amounts = ["gross", "net", "tax", "delivery", "refunds"];

    private static readonly object Berlin = new { name = "Ada Buyer", line1 = "Torstraße 1", city = "Berlin", postalCode = "10119", country = "DE" };

    protected ReportShop.Sold Sold { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Sold = await shared.SoldAsync(SellAsync);
    }

    private async Task<ReportShop.Sold> SellAsync()
    {
        var (vat, reduced, euros) = (
            await OfClassAsync("standard", 11900, "USD"), await OfClassAsync("reduced", 10700, "USD", "=SUM(A1:A9)"),
            await OfClassAsync("standard", 5000, "EUR"));
        var german = await PlaceAsync(Berlin, (vat, 2), (reduced, 1));
        var american = await PlaceAsync(ShipTo, (vat, 1));
        var inEuros = await PlaceAsync(Berlin, (euros, 3));
        var cancelled = await PlaceAsync(ShipTo, (reduced, 5));
        (await Admin.PostAsync($"/admin/orders/{cancelled["id"].GetString()}/cancel", new { reason = "test" })).ShouldBe(200)["status"].GetString()
            .ShouldBe("cancelled");
        await OrderAsync(Guest, vat, 7, "pm_card_chargeDeclined");
        foreach (var order in new[] { german, american, inEuros }) await DeliveredAsync(Guest, order);
        await RefundAsync(german, 1001);
        await RefundAsync(american, american["total"].GetProperty("amount").GetInt64());
        await Eventually.TrueAsync(
            async () => (await OrdersAsync()).Sum(o => Amount(o, "refunded")) == 1001 + Amount(american.Json, "total"), "the refunds are made");
        return new(vat, reduced, euros, german, american, cancelled);
    }

    private async Task<ApiResponse> PlaceAsync(object shipTo, params (string, int)[] lines) =>
        (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, lines), shipTo)), NewKey())).ShouldBe(201);

    private async Task RefundAsync(ApiResponse order, long amount) =>
        (await Admin.PostAsync(
            $"/admin/orders/{order["id"].GetString()}/refunds", new { amount = new { amount, currency = "USD" }, reason = "late" }, NewKey())).ShouldBe(202);

    private async Task<string> OfClassAsync(string taxClass, long price, string currency, string? name = null)
    {
        var sku = "R-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        var categories = (await Guest.GetAsync("/categories"))["items"];
        (await Admin.PostAsync("/admin/products", new
        {
            name = name ?? $"Test {sku}",
            description = "For a test.",
            category = categories[taxClass == "reduced" ? 1 : 0].GetProperty("slug").GetString(),
            status = "active",
            taxClass,
            attributes = new { },
            variants = new[] { new { sku, name = "one", price = new { amount = price, currency }, weightGrams = 250 } },
        })).ShouldBe(201);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 100, reason = "test" }, NewKey())).ShouldBe(201);
        return sku;
    }

    protected async Task<IReadOnlyList<JsonElement>> OrdersAsync() => [.. (await Admin.GetAsync("/admin/orders?limit=100"))["items"].EnumerateArray()];

    protected static long Amount(JsonElement item, string name) => item.GetProperty(name).GetProperty("amount").GetInt64();
}
