#if !POSTGRESQL && !SQLSERVER
namespace ClickCart.Tests.Journeys;

/// <summary>A shop whose process is killed in the middle of work on many orders.</summary>
public sealed class KilledBulkTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        ("Sandbox:TransitSeconds", "3600"), ("Shipping:BuyLabels", "Manual"), ("RateLimits:Enabled", "false"),
        ("ClickCart:Admin:Email", Shop.AdminEmail), ("ClickCart:Admin:Password", Shop.AdminPassword));

    [Fact]
    public async Task Killed_twice_in_the_middle_it_goes_on_and_buys_each_label_and_charges_each_order_once()
    {
        var sku = await ProductAsync();
        var orders = new List<string>();
        for (var i = 0; i < 12; i++) orders.Add((await OrderAsync(Guest, sku))["id"].GetString()!);
        foreach (var order in orders)
            await Eventually.TrueAsync(
                async () => (await Admin.GetAsync($"/admin/orders/{order}/shipments"))["items"].GetArrayLength() == 1, "its parcel waits");
        await Shop.LeaveAsync();

        var id = "";
        await AndDieAsync(async admin =>
        {
            id = (await admin.PostAsync("/admin/orders/bulk", new { action = "buyLabels", orders }, NewKey())).ShouldBe(202)["id"].GetString()!;
            await BegunAsync(admin, id, 2);
        });
        await AndDieAsync(admin => BegunAsync(admin, id, 6));

        await using var shop = await Shop.OnAsync(Shop.Settings);
        var office = await shop.AdminAsync();
        await Eventually.TrueAsync(async () => (await office.GetAsync($"/admin/orders/bulk/{id}"))["status"].ValueEquals("done"), "it is done");
        (await office.GetAsync($"/admin/orders/bulk/{id}"))["done"].GetInt32().ShouldBe(orders.Count);
        foreach (var order in orders)
        {
            await Eventually.TrueAsync(async () => (await office.GetAsync($"/admin/orders/{order}"))["paymentStatus"].ValueEquals("captured"), "it is charged");
            var timeline = (await office.GetAsync($"/admin/orders/{order}"))["timeline"].EnumerateArray()
                .Select(t => t.GetProperty("what").GetString()).ToList();
            timeline.Count(t => t == "shipmentBooked").ShouldBe(1);
            timeline.Count(t => t == "paymentCaptured").ShouldBe(1);
        }
        await shop.ShouldBeSoundAsync();
    }

    private static Task BegunAsync(Client admin, string id, int orders) => Eventually.TrueAsync(
        async () => (await admin.GetAsync($"/admin/orders/bulk/{id}/items"))["items"].EnumerateArray()
            .Count(i => !i.GetProperty("state").ValueEquals("waiting")) >= orders, "some are begun");

    private async Task AndDieAsync(Func<Client, Task> step)
    {
        await using var host = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), [], [.. Shop.Settings.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)), ("environment", "Development")]);
        using var http = new HttpClient { BaseAddress = new(host.Address) };
        var session = await new Client(http).PostAsync("/sessions", new { email = Shop.AdminEmail, password = Shop.AdminPassword });
        await step(new Client(http, session["accessToken"].GetString()));
    }
}
#endif
