using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>A shop that buys labels by itself, and an order of which staff takes the label back to send it in parts.</summary>
public sealed class ShippingInPartsTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Sandbox:TransitSeconds", "30"));

    [Fact]
    public async Task An_order_is_delivered_in_three_parcels_and_every_unit_and_cent_is_where_it_belongs()
    {
        var (mug, bowl) = (await ProductAsync(1999, stock: 10), await ProductAsync(3333, stock: 10));
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (mug, 3), (bowl, 2)))), NewKey())).ShouldBe(201);
        var (id, total) = (order["id"].GetString(), order["total"].GetProperty("amount").GetInt64());
        // Before the carrier has scanned it.
        await Eventually.TrueAsync(async () => await VoidAsync(id!), "its label is voided");
        await Eventually.TrueAsync(async () => (await ParcelsAsync(id!)).Exists(p => p.GetProperty("status").ValueEquals("pending")), "its goods wait");

        (await PackAsync(id!, new { lines = new[] { new { sku = mug, quantity = 2 } }, service = "usps-priority" })).ShouldBe(201);
        (await PackAsync(id!, new { lines = new[] { new { sku = bowl, quantity = 1 } }, service = "usps-groundadvantage" })).ShouldBe(201);
        (await PackAsync(id!, new { lines = new[] { new { sku = mug, quantity = 1 }, new { sku = bowl, quantity = 1 } } })).ShouldBe(201);
        (await PackAsync(id!, new { lines = new[] { new { sku = mug, quantity = 1 } } })).ShouldBeProblem(409, "not-allocatable");

        var delivered = await DeliveredAsync(Guest, order);
        delivered["fulfilmentStatus"].GetString().ShouldBe("delivered");
        delivered["lines"].EnumerateArray().Select(l => (l.GetProperty("shipped").GetInt32(), l.GetProperty("delivered").GetInt32()))
            .ShouldBe([(3, 3), (2, 2)]);
        var parcels = delivered["shipments"].EnumerateArray().Where(s => s.GetProperty("status").ValueEquals("delivered")).ToList();
        parcels.Count.ShouldBe(3);
        parcels.Select(p => p.GetProperty("trackingCode").GetString()).Distinct().Count().ShouldBe(3);
        parcels.SelectMany(p => p.GetProperty("lines").EnumerateArray()).GroupBy(l => l.GetProperty("sku").GetString())
            .ToDictionary(g => g.Key!, g => g.Sum(l => l.GetProperty("quantity").GetInt32()))
            .ShouldBe(new Dictionary<string, int> { [mug] = 3, [bowl] = 2 }, ignoreOrder: true);
        var timeline = (await Guest.GetAsync($"/orders/{id}/timeline", order["accessToken"].GetString()))["items"].EnumerateArray()
            .Select(t => t.GetProperty("what").GetString()).ToList();
        timeline.Count(t => t == "paymentCaptured").ShouldBe(1);
        timeline.ShouldContain("shipmentDispatchedInPart");
        timeline.ShouldNotContain("parcelPacked", "Customers read of a parcel when it leaves.");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{mug}"))["onHand"].GetInt32() == 7
            && (await Admin.GetAsync($"/admin/stock/{bowl}"))["onHand"].GetInt32() == 8, "all has left the warehouse");
        total.ShouldBe(delivered["total"].GetProperty("amount").GetInt64());
        await Shop.ShouldBeSoundAsync();
    }

    private async Task<List<JsonElement>> ParcelsAsync(string order) =>
        [.. (await Admin.GetAsync($"/admin/orders/{order}/shipments")).ShouldBe(200)["items"].EnumerateArray()];

    private Task<ApiResponse> PackAsync(string order, object body) => Admin.PostAsync($"/admin/orders/{order}/fulfilments", body, NewKey());

    private async Task<bool> VoidAsync(string order) => (await ParcelsAsync(order)).Find(p => p.GetProperty("status").ValueEquals("labelled")) is
    { ValueKind: JsonValueKind.Object } parcel
        && (int)(await Admin.PostAsync($"/admin/shipments/{parcel.GetProperty("id").GetString()}/void")).Status == 200;
}
