namespace ClickCart.Tests.Journeys;

/// <summary>A shop with one box, whose orders go in as many of them as their weight needs.</summary>
public sealed class HeavyOrderTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Shipping:SplitParcels", "ByWeight"), ("Sandbox:TransitSeconds", "3600"));

    [Fact]
    public async Task An_order_that_one_box_does_not_bear_has_a_label_for_each_and_is_charged_once()
    {
        (await Admin.PostAsync("/admin/boxes", new { name = "Strong", length = 400, width = 300, height = 200, emptyGrams = 200, mostGrams = 2200 })).ShouldBe(201);
        var (heavy, light) = (await ProductAsync(weightGrams: 900), await ProductAsync(weightGrams: 150));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (heavy, 4), (light, 1)));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var labelled = await OrderUntilAsync(Guest, order, o => o.GetProperty("shipments").GetArrayLength() == 2
            && o.GetProperty("paymentStatus").ValueEquals("captured"), "both have their labels");
        labelled["shipments"].EnumerateArray().Select(s => s.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("quantity").GetInt32()))
            .ShouldBe([3, 2], ignoreOrder: true);
        var parcels = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments"))["items"].EnumerateArray().ToList();
        parcels.Sum(p => p.GetProperty("weightGrams").GetInt32()).ShouldBe(3750);
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}/edit");
        office.ShouldShow("A part of the order is in a parcel of its own").ShouldShow("Only the amounts can.");
        await Shop.ShouldBeSoundAsync();
    }
}
