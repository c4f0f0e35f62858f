#if !POSTGRESQL && !SQLSERVER
namespace ClickCart.Tests.Journeys;

/// <summary>A shop whose process is killed after each step of a return.</summary>
public sealed class KilledReturnTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        ("Sandbox:TransitSeconds", "1"), ("Sandbox:LatencyMs", "0"), ("RateLimits:Enabled", "false"), ("Shipping:EasyPost:TimeoutSeconds", "60"),
        ("Payments:Stripe:TimeoutSeconds", "60"), ("ClickCart:Admin:Email", Shop.AdminEmail), ("ClickCart:Admin:Password", Shop.AdminPassword));

    [Fact]
    public async Task Killed_after_each_step_it_buys_one_label_restocks_once_and_pays_back_once()
    {
        var sku = await ProductAsync(stock: 10);
        var order = await OrderAsync(Guest, sku, 3);
        await DeliveredAsync(Guest, order);
        var (id, token) = (order["id"].GetString(), order["accessToken"].GetString());
        await Shop.LeaveAsync();

        var back = "";
        await AndDieAsync(async (guest, _) =>
            back = (await guest.PostAsync($"/orders/{id}/returns", Asked(sku, 2), NewKey(), token)).ShouldBe(201)["id"].GetString()!);
        await AndDieAsync(async (_, admin) => (await admin.PostAsync($"/admin/returns/{back}/approve", new { way = "carrier" }, NewKey())).ShouldBe(200));
        await AndDieAsync(async (_, admin) =>
        {
            await Eventually.TrueAsync(async () => (await admin.GetAsync($"/admin/returns/{back}"))["trackingCode"].GetString() is { Length: > 0 }, "its label");
            var came = new { lines = new[] { new { sku, quantity = 2, restock = true } } };
            (await admin.PostAsync($"/admin/returns/{back}/receive", came, NewKey())).ShouldBe(200);
        });
        await AndDieAsync(async (_, admin) => (await admin.PostAsync($"/admin/returns/{back}/refund", new { }, NewKey())).ShouldBe(200));
        // One that is withdrawn while its label is being bought.
        var kept = "";
        await AndDieAsync(async (guest, admin) =>
        {
            kept = (await guest.PostAsync($"/orders/{id}/returns", Asked(sku, 1), NewKey(), token)).ShouldBe(201)["id"].GetString()!;
            (await admin.PostAsync($"/admin/returns/{kept}/approve", new { way = "carrier" }, NewKey())).ShouldBe(200);
            (await guest.PostAsync($"/orders/{id}/returns/{kept}/withdraw", orderToken: token)).ShouldBe(200);
        });

        await using var shop = await Shop.OnAsync(Shop.Settings);
        var office = await shop.AdminAsync();
        await Eventually.TrueAsync(async () =>
            (await office.GetAsync($"/admin/returns/{back}"))["refund"].GetProperty("status").ValueEquals("succeeded"), "it is paid back");
        (await office.GetAsync($"/admin/orders/{id}/refunds")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        await Eventually.TrueAsync(async () => (await office.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32() == 9, "two are on hand again");
        (await office.GetAsync($"/admin/returns/{kept}"))["status"].GetString().ShouldBe("closed");
        await shop.ShouldBeSoundAsync();
    }

    private static object Asked(string sku, int quantity) => new { lines = new[] { new { sku, quantity, reason = "doesNotFit" } } };

    private async Task AndDieAsync(Func<Client, Client, Task> step)
    {
        await using var host = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), [], [.. Shop.Settings.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)), ("environment", "Development")]);
        using var http = new HttpClient { BaseAddress = new(host.Address) };
        var guest = new Client(http);
        var session = await guest.PostAsync("/sessions", new { email = Shop.AdminEmail, password = Shop.AdminPassword });
        await step(guest, new Client(http, session["accessToken"].GetString()));
    }
}
#endif
