using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>A morning's orders, worked on together, in a shop whose staff buys the labels. Faults are the whole carrier's, so it is the test's own.</summary>
public sealed class BulkWorkTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) =>
        Shop.StartAsync(("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "3600"));

    [Fact]
    public async Task Labels_are_bought_for_all_but_one_which_is_put_right_and_repeated_and_all_are_charged_once_and_printed()
    {
        var sku = await ProductAsync();
        var orders = new List<ApiResponse>();
        for (var i = 0; i < 4; i++) orders.Add(await ConfirmedAsync(sku));
        var fault = new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 422, times = 1 };
        (await Guest.PutAsync("~/sandbox/faults", new[] { fault })).ShouldBe(200);

        // Pages and API begin the same: here the page, with scripts off.
        using var office = await Shop.OfficeAsync($"/admin/orders/selected?all=true&q={sku}");
        office.ShouldShow("4 orders").ShouldShow("All that match the filter.");
        (await office.PressAsync("Do it with these 4 orders")).ShouldBe(422).ShouldShow("Say what is to be done.");
        (await office.PressAsync("Do it with these 4 orders", ("action", "cancel"))).ShouldBe(422).ShouldShow("Reason is missing.");
        (await office.PressAsync("Do it with these 4 orders", ("action", "buyLabels"))).ShouldBe(200).ShouldShow("Buy labels: 4 orders");
        var id = office.Address.Segments[^1];
        await EndedAsync(id);
        await office.OpenAsync($"/admin/orders/bulk/{id}?state=failed");
        office.Rows.ShouldHaveSingleItem().ShouldContain("The carrier refused it. Put its delivery right first.");
        var bad = (await Admin.GetAsync($"/admin/orders/bulk/{id}/items?state=failed"))["items"][0].GetProperty("orderId").GetString()!;

        var other = new { shippingOptionId = "ups-ground", reason = "USPS does not go there." };
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{bad}/edits", other, NewKey(), ifMatch: (await Admin.GetAsync($"/admin/orders/{bad}")).ETag))
            .ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{bad}/shipments"))["items"].EnumerateArray()
            .Any(s => s.GetProperty("status").ValueEquals("pending")), "its parcel waits again");
        (await office.PressAsync("Try the failed one again")).ShouldBe(200);
        (await EndedAsync(id))["done"].GetInt32().ShouldBe(4);

        foreach (var order in orders)
        {
            await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("labelled")
                && o.GetProperty("paymentStatus").ValueEquals("captured"), "it is labelled and charged");
            (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments"))["items"].EnumerateArray()
                .Count(s => s.GetProperty("trackingCode").ValueKind is JsonValueKind.String).ShouldBe(1);
        }
        foreach (var action in (string[])["printPackingSlips", "printLabels", "printInvoices"])
        {
            var printed = await EndedAsync(await BeginAsync(new { action, orders = orders.Select(o => o["id"].GetString()) }));
            printed["done"].GetInt32().ShouldBe(4);
            (await Admin.GetAsync($"/admin/orders/bulk/{printed["id"].GetString()}/file")).ShouldBe(200).ContentHeaders.ContentType!.MediaType
                .ShouldBe("application/pdf");
        }
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_people_who_charge_and_buy_the_same_orders_at_once_do_it_once()
    {
        var sku = await ProductAsync();
        var orders = new List<ApiResponse>();
        for (var i = 0; i < 3; i++) orders.Add(await ConfirmedAsync(sku));
        var ids = orders.ConvertAll(o => o["id"].GetString());
        var begun = await Task.WhenAll(
            BeginAsync(new { action = "capture", orders = ids }), BeginAsync(new { action = "capture", orders = ids }),
            BeginAsync(new { action = "buyLabels", orders = ids }), BeginAsync(new { action = "buyLabels", orders = ids }));
        foreach (var one in begun) (await EndedAsync(one))["done"].GetInt32().ShouldBe(3);
        foreach (var order in orders)
        {
            var timeline = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}"))["timeline"].EnumerateArray()
                .Select(t => t.GetProperty("what").GetString()).ToList();
            timeline.Count(t => t == "paymentCaptured").ShouldBe(1);
            timeline.Count(t => t == "shipmentBooked").ShouldBe(1);
        }
        await Shop.ShouldBeSoundAsync();
    }

    private async Task<ApiResponse> ConfirmedAsync(string sku)
    {
        var order = await OrderAsync(Guest, sku);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments"))["items"].GetArrayLength() == 1,
            "its parcel waits");
        return order;
    }

    private async Task<string> BeginAsync(object body) => (await Admin.PostAsync("/admin/orders/bulk", body, NewKey())).ShouldBe(202)["id"].GetString()!;

    private Task<ApiResponse> EndedAsync(string id) => Eventually.GetAsync(async () =>
        (await Admin.GetAsync($"/admin/orders/bulk/{id}")).ShouldBe(200) is var now && !now["status"].ValueEquals("running") ? now : null, "it is over");
}
