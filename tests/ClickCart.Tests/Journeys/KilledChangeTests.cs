#if !POSTGRESQL && !SQLSERVER
using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>A shop whose process is killed while orders are changed, packed, given up in part and marked as paid: some are done, the others are not.</summary>
public sealed class KilledChangeTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        ("Sandbox:TransitSeconds", "3600"), ("Sandbox:LatencyMs", "0"), ("RateLimits:Enabled", "false"), ("Shipping:EasyPost:TimeoutSeconds", "60"),
        ("Payments:Stripe:TimeoutSeconds", "60"), ("ClickCart:Admin:Email", Shop.AdminEmail), ("ClickCart:Admin:Password", Shop.AdminPassword),
        ("Shipping:BuyLabels", "Manual"), ("Payments:CashOnDelivery:Offered", "true"));

    [Fact]
    public async Task Killed_in_the_middle_every_order_is_as_it_was_or_as_it_was_to_be()
    {
        var sku = await ProductAsync(stock: 100);
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => OrderAsync(Guest, sku, 4, i % 2 == 0 ? "pm_card_visa" : "cashOnDelivery")));
        string[] ids = [.. orders.Select(o => o["id"].GetString()!)];
        foreach (var id in ids) await Eventually.TrueAsync(async () => (await ParcelsAsync(Admin, id)).Count == 1, "its goods wait");
        await Shop.LeaveAsync();

        await AndDieAsync(admin => ids.Select(async id => await admin.SendAsync(HttpMethod.Post, $"/admin/orders/{id}/edits",
            new { lines = new[] { new { sku, quantity = 3 } }, reason = "One less." }, NewKey(), await VersionAsync(admin, id))));
        await AndDieAsync(admin => ids.Select(id => PackAsync(admin, id, sku, null)));
        await AndDieAsync(admin => ids.Select(id => PackAsync(admin, id, sku, "our driver")));
        await AndDieAsync(admin => ids.Where((_, i) => i % 2 == 1).Select(id =>
            admin.PostAsync($"/admin/orders/{id}/payment/paid", new { reference = "T-1" }, NewKey())));
        await AndDieAsync(admin => ids.Select(async id => await admin.SendAsync(HttpMethod.Post, $"/admin/orders/{id}/give-up-rest",
            new { reason = "Sold out." }, NewKey(), await VersionAsync(admin, id))));

        await using var shop = await Shop.OnAsync(Shop.Settings);
        var office = await shop.AdminAsync();
        await Eventually.TrueAsync(async () => (await shop.OutstandingAsync()).Count == 0, "what was begun is done");
        var (waits, left) = (0, 0);
        foreach (var id in ids)
        {
            var order = (await office.GetAsync($"/admin/orders/{id}")).ShouldBe(200);
            var line = order["lines"][0];
            var (ordered, shipped) = (line.GetProperty("quantity").GetInt32(), line.GetProperty("shipped").GetInt32());
            var parcels = (await ParcelsAsync(office, id)).Where(p => !p.GetProperty("status").ValueEquals("cancelled")).ToList();
            // Packed in the moment between the change of the order and its coming to the parcels: then staff is told to look.
            if (!parcels.Exists(p => p.TryGetProperty("alert", out var alert) && alert.GetString()?.StartsWith("It was packed before", StringComparison.Ordinal) is true))
                parcels.Sum(p => p.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("quantity").GetInt32())).ShouldBe(ordered, order.Text);
            (waits, left) = (waits + ordered - shipped, left + shipped);
        }
        var stock = await office.GetAsync($"/admin/stock/{sku}");
        (stock["onHand"].GetInt32(), stock["held"].GetInt32()).ShouldBe((100 - left, waits));
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.ShouldBeSoundAsync();
    }

    private static Task<ApiResponse> PackAsync(Client admin, string order, string sku, string? carrier) =>
        admin.PostAsync($"/admin/orders/{order}/fulfilments", new { lines = new[] { new { sku, quantity = 1 } }, carrier }, NewKey());

    private static async Task<string> VersionAsync(Client admin, string order) => $"\"{(await admin.GetAsync($"/admin/orders/{order}"))["version"]}\"";

    private static async Task<List<JsonElement>> ParcelsAsync(Client admin, string order) =>
        [.. (await admin.GetAsync($"/admin/orders/{order}/shipments")).ShouldBe(200)["items"].EnumerateArray()];

    /// <summary>Begins all of it at once, and kills the process as soon as the first is answered.</summary>
    private async Task AndDieAsync(Func<Client, IEnumerable<Task<ApiResponse>>> steps)
    {
        var host = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), [], [.. Shop.Settings.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)), ("environment", "Development")]);
        using var http = new HttpClient { BaseAddress = new(host.Address) };
        List<Task<ApiResponse>> begun;
        try
        {
            var session = await new Client(http).PostAsync("/sessions", new { email = Shop.AdminEmail, password = Shop.AdminPassword });
            begun = [.. steps(new Client(http, session["accessToken"].GetString()))];
            ((int)(await await Task.WhenAny(begun)).Status).ShouldBeLessThan(500);
        }
        finally
        {
            await host.DisposeAsync();
        }
        try
        {
            await Task.WhenAll(begun);
        }
        catch (HttpRequestException)
        {
            // These were in the middle of it.
        }
    }
}
#endif
