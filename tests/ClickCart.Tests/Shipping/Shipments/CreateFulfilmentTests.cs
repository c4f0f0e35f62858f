using System.Text.Json;
using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ManualShop))]
public sealed class CreateFulfilmentTests(ManualShop shared) : PackingTest(shared)
{
    private async Task<Waiting> OfTwoAsync(string mug, string bowl)
    {
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (mug, 3), (bowl, 1)))), NewKey())).ShouldBe(201);
        var id = order["id"].GetString()!;
        return new(order, id, await Eventually.GetAsync(async () => (await ParcelsAsync(id)).Select(s => s.GetProperty("id").GetString()).FirstOrDefault(),
            "the parcel waits"));
    }

    private async Task<List<JsonElement>> ParcelsAsync(string order) =>
        [.. (await Admin.GetAsync($"/admin/orders/{order}/shipments")).ShouldBe(200)["items"].EnumerateArray()];

    private Task<ApiResponse> PackAsync(Waiting order, object body, string? key = null) =>
        Admin.PostAsync($"/admin/orders/{order.Id}/fulfilments", body, key ?? NewKey());

    private static object Of(params (string Sku, int Quantity)[] lines) => new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity }) };

    private static string Lines(JsonElement parcel) => string.Join(' ', parcel.GetProperty("lines").EnumerateArray()
        .Select(l => $"{l.GetProperty("quantity").GetInt32()}x{l.GetProperty("sku").GetString()}"));

    private async Task<(int OnHand, int Held)> StockAsync(string sku)
    {
        var stock = (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200);
        return (stock["onHand"].GetInt32(), stock["held"].GetInt32());
    }

    [Fact]
    public async Task An_order_goes_in_parcels_each_with_its_own_goods_and_the_order_knows_of_each_line_where_it_is()
    {
        var mug = await ProductAsync(stock: 10, name: "Mug in parts", weightGrams: 300);
        var bowl = await ProductAsync(stock: 10, name: "Bowl in parts", weightGrams: 100);
        var order = await OfTwoAsync(mug, bowl);
        var key = NewKey();
        var byHand = new { lines = new[] { new { sku = mug, quantity = 2 } }, carrier = "our driver", trackingCode = "D-1" };
        var first = (await PackAsync(order, byHand, key)).ShouldBe(201);
        (first["part"].GetInt32(), first["kind"].GetString(), Lines(first.Json), first["weightGrams"].GetInt32()).ShouldBe((2, "own", $"2x{mug}", 600));
        (await PackAsync(order, byHand, key)).ShouldBe(201)["id"].GetString().ShouldBe(first["id"].GetString());

        var partly = await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("partiallyShipped"), "a part has left");
        (partly["status"].GetString(), partly["paymentStatus"].GetString()).ShouldBe(("confirmed", "captured"));
        partly["lines"].EnumerateArray().Select(l => (l.GetProperty("shipped").GetInt32(), l.GetProperty("fulfilmentStatus").GetString()))
            .ShouldBe([(2, "partiallyShipped"), (0, "unfulfilled")]);
        Lines(partly["shipments"][0]).ShouldBe($"2x{mug}");
        (await Guest.PostAsync($"/orders/{order.Id}/cancel", new { reason = "Too late." }, orderToken: order.Token)).ShouldBeProblem(409, "not-cancellable");
        await Eventually.TrueAsync(async () => await StockAsync(mug) == (8, 1), "two have left, one is held");
        (await StockAsync(bowl)).ShouldBe((10, 1));

        (await Admin.PostAsync($"/admin/shipments/{first["id"].GetString()}/handed-over")).ShouldBe(200);
        var arrived = await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("partiallyDelivered"), "a part has arrived");
        arrived["lines"][0].GetProperty("delivered").GetInt32().ShouldBe(2);
        // What has arrived can come back, and no more of it.
        async Task<ApiResponse> BackAsync(int quantity) => await Guest.PostAsync($"/orders/{order.Id}/returns",
            new { lines = new[] { new { sku = mug, quantity, reason = "changedMind" } } }, NewKey(), order.Token);
        (await BackAsync(3)).ShouldBeProblem(409, "not-returnable")["lines"][0].GetProperty("returnable").GetInt32().ShouldBe(2);
        (await BackAsync(1)).ShouldBe(201);

        // The rest is the parcel that waited all along, weighs the rest, and gets a label.
        var second = (await PackAsync(order, Of((mug, 1), (bowl, 1)))).ShouldBe(201);
        (second["id"].GetString(), second["part"].GetInt32(), second["weightGrams"].GetInt32()).ShouldBe((order.Shipment, 1, 400));
        Done(await LabelsAsync(null, order)).ShouldBeTrue();
        await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("shipments").GetArrayLength() == 2, "it has its label");
        using var slips = await Shop.OfficeAsync($"/admin/to-ship/packing-slips?shipments={order.Shipment}");
        slips.ShouldShow("Parcel 1, with a part of the order");
        slips.ShouldShow("Bowl in parts");
        Done(await Admin.PostAsync("/admin/to-ship/handed-over", new { shipments = new[] { order.Shipment } })).ShouldBeTrue();
        var shipped = await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("status").ValueEquals("shipped"), "all has left");
        shipped["fulfilmentStatus"].GetString().ShouldBe("partiallyDelivered");
        (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token))["items"].EnumerateArray()
            .Count(t => t.GetProperty("what").ValueEquals("paymentCaptured")).ShouldBe(1, "It is charged once, with the first parcel.");
        await Eventually.TrueAsync(async () => await StockAsync(mug) == (7, 0) && await StockAsync(bowl) == (9, 0), "all has left the warehouse");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={order.Id}"))["items"].EnumerateArray()
            .Count(m => m.GetProperty("subject").GetString() == $"A part of your order {order.Number} is on its way") == 2, "each parcel has its mail");
    }

    [Fact]
    public async Task Of_two_people_who_ship_the_same_goods_one_is_told_that_they_are_gone()
    {
        var (mug, bowl) = (await ProductAsync(), await ProductAsync());
        var order = await OfTwoAsync(mug, bowl);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PackAsync(order, Of((mug, 2)))));
        answers.Count(a => (int)a.Status == 201).ShouldBe(1);
        foreach (var late in answers.Where(a => (int)a.Status != 201))
        {
            var refused = late.ShouldBeProblem(409, "not-allocatable")["lines"][0];
            (refused.GetProperty("left").GetInt32(), refused.GetProperty("why").GetString())
                .ShouldBe((1, "Only 1 of it is left: the others are in parcels already."));
        }
        (await ParcelsAsync(order.Id)).Select(Lines).ShouldBe([$"1x{mug} 1x{bowl}", $"2x{mug}"], ignoreOrder: true);
        (await PackAsync(order, Of((mug, 1), ("NO-SUCH", 1)))).ShouldBeProblem(409, "not-allocatable")["lines"][0].GetProperty("why").GetString()
            .ShouldBe("It was not ordered.");
    }

    [Fact]
    public async Task What_makes_no_parcel_is_refused_with_its_field_and_what_is_kept_back_stays()
    {
        var order = await WaitingAsync();
        var sku = (await ParcelsAsync(order.Id))[0].GetProperty("lines")[0].GetProperty("sku").GetString();
        var lines = new[] { new { sku, quantity = 1 } };
        (await PackAsync(order, new { lines = Array.Empty<object>() })).ShouldBeInvalid("lines");
        (await PackAsync(order, new { lines = new[] { new { sku, quantity = 0 } } })).ShouldBeInvalid("lines[0].quantity");
        (await PackAsync(order, new { lines, trackingCode = "1" })).ShouldBeInvalid("carrier");
        (await PackAsync(order, new { lines, carrier = "DHL", service = "usps-priority" })).ShouldBeInvalid("service");
        (await PackAsync(order, new { lines, service = "no-such" })).ShouldBeInvalid("service");
        (await Guest.PostAsync($"/admin/orders/{order.Id}/fulfilments", new { lines }, NewKey())).ShouldBeProblem(401, "unauthenticated");
        await HoldAsync(order);
        (await PackAsync(order, new { lines })).ShouldBeProblem(409, "not-fulfillable");
        (await Admin.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/fulfilments", new { lines }, NewKey())).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Staff_packs_a_part_on_the_orders_page_buys_its_label_there_and_takes_it_apart_again()
    {
        var (mug, bowl) = (await ProductAsync(name: "Mug on a page"), await ProductAsync(name: "Bowl on a page"));
        var order = await OfTwoAsync(mug, bowl);
        using var office = await Shop.OfficeAsync($"/admin/orders/{order.Id}");
        (await office.PressAsync("Pack this parcel", ("lines[0].quantity", "1"), ("lines[1].quantity", "0"))).ShouldBe(200)
            .ShouldShow("It is a parcel of its own.");
        office.ShouldShow("Parcel 2");
        (await office.PressAsync("Take it apart")).ShouldBe(200).ShouldShow("Its goods wait to be packed anew");
        (await ParcelsAsync(order.Id)).ShouldAllBe(p => p.GetProperty("packedBy").ValueKind == JsonValueKind.Null);
        // All of it, out of both, and now with a label.
        (await office.PressAsync("Pack this parcel", ("lines[0].quantity", "3"), ("lines[1].quantity", "1"))).ShouldBe(200);
        Lines((await ParcelsAsync(order.Id)).Single(p => !p.GetProperty("status").ValueEquals("cancelled")))
            .ShouldBe($"3x{mug} 1x{bowl}");
        (await office.PressAsync("Buy the label")).ShouldBe(200).ShouldShow("Its label is being bought.");
        await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("labelled"), "it has its label");
    }
}
