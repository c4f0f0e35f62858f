using System.Text.Json;

[assembly: AssemblyFixture(typeof(ClickCart.Tests.Inventory.LocationTest.Fresh))]

namespace ClickCart.Tests.Inventory;

/// <summary>
/// Tests of a shop with several locations, and the steps that they share. It is theirs alone: in the shop of the other tests there is but one location.
/// </summary>
public abstract class LocationTest(SharedShop shared) : HoldTest(shared)
{
    /// <summary>The shop of these tests.</summary>
    public sealed class Fresh : SharedShop;

    /// <summary>A location of its own. Returns its code.</summary>
    protected async Task<string> LocationAsync(int priority = 10, string[]? serves = null, bool takesReturns = false)
    {
        var code = "L" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/locations", new { code, name = $"At {code}", priority, serves, takesReturns }, NewKey())).ShouldBe(201);
        return code;
    }

    /// <summary>A SKU with units at the main location, and at another one.</summary>
    protected async Task<string> StockedAsync(int main, string other, int there)
    {
        var sku = await StockedAsync(main);
        (await AdjustAsync(sku, there, other)).ShouldBe(201);
        return sku;
    }

    protected Task<ApiResponse> AdjustAsync(string sku, int delta, string? location) =>
        Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta, reason = "Delivery", location }, NewKey());

    protected Task<ApiResponse> TransferAsync(string? from, string? to, bool send, params (string Sku, int Quantity)[] lines) => Admin.PostAsync(
        "/admin/transfers", new { from, to, send, lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity }).ToArray() }, NewKey());

    protected Task<ApiResponse> OnTransferAsync(ApiResponse transfer, string what, object? body = null) =>
        Admin.PostAsync($"/admin/transfers/{transfer["id"].GetString()}/{what}", body, NewKey());

    /// <summary>Units of a SKU at a location.</summary>
    protected async Task<int> AtAsync(string sku, string location = "MAIN") => (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200)["locations"]
        .EnumerateArray().Where(l => l.GetProperty("location").ValueEquals(location)).Sum(l => l.GetProperty("onHand").GetInt32());

    /// <summary>Its ledger, the newest first.</summary>
    protected async Task<List<(string Kind, int Delta, string Location)>> LedgerAsync(string sku) =>
    [
        .. (await Admin.GetAsync($"/admin/stock/{sku}/movements")).ShouldBe(200)["items"].EnumerateArray()
            .Select(m => (m.GetProperty("kind").GetString()!, m.GetProperty("delta").GetInt32(), m.GetProperty("location").GetString()!)),
    ];

    /// <summary>The id of the location with this code.</summary>
    protected async Task<string> IdOfAsync(string location) => (await Admin.GetAsync("/admin/locations")).ShouldBe(200)["items"].EnumerateArray()
        .Single(l => l.GetProperty("code").ValueEquals(location)).GetProperty("id").GetString()!;

    /// <summary>Begins to count a location: all that lies there, or these SKUs.</summary>
    protected Task<ApiResponse> OpenAsync(string? location, params string[] skus) => Admin.PostAsync("/admin/stock-counts", new { location, skus }, NewKey());

    protected static JsonElement LineOf(ApiResponse transfer, string sku) =>
        transfer["lines"].EnumerateArray().Single(l => l.GetProperty("sku").ValueEquals(sku));
}
