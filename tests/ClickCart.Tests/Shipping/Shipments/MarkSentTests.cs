using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class MarkSentTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task What_the_shop_sends_itself_waits_until_staff_says_who_brings_it()
    {
        await ZoneAsync("Austria", ["AT"], Flat("Own driver", 500, "USD"));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), To("AT", "Wien", "1010"));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var id = order["id"].GetString();
        var shipments = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{id}/shipments")) is var found
            && found["items"].GetArrayLength() > 0 ? found : null, "Shipping has the order");
        var parcel = shipments["items"][0];
        (parcel.GetProperty("kind").GetString(), parcel.GetProperty("status").GetString()).ShouldBe(("own", "pending"));

        var path = $"/admin/shipments/{parcel.GetProperty("id").GetString()}";
        (await Admin.PostAsync($"{path}/ready")).ShouldBeProblem(409, "not-picked-up");
        (await Admin.PostAsync($"{path}/sent", new { trackingCode = "A1" })).ShouldBeInvalid("carrier");
        (await Guest.PostAsync($"{path}/sent", new { carrier = "Me" })).ShouldBeProblem(401, "unauthenticated");
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldShow("To be shipped by hand");
        (await office.PressAsync("Mark as sent", ("carrier", "DHL"), ("trackingCode", "JD014600"))).ShouldBe(200);
        // Twice is once.
        (await Admin.PostAsync($"{path}/sent", new { carrier = "UPS" })).ShouldBe(200);
        var shipped = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("shipped") && o.GetProperty("paymentStatus").ValueEquals("captured"),
            "it is shipped, and paid");
        (shipped["shipments"][0].GetProperty("carrier").GetString(), shipped["shipments"][0].GetProperty("trackingCode").GetString()).ShouldBe(("DHL", "JD014600"));
        (await Admin.PostAsync($"{path}/handed-over")).ShouldBe(200)["status"].GetString().ShouldBe("delivered");
        await DeliveredAsync(Guest, order);
    }

    [Fact]
    public async Task It_waits_in_the_queue_and_leaves_it_with_who_brings_it()
    {
        await ZoneAsync("Slovenia", ["SI"], Flat("Own driver", 500, "USD"));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), To("SI", "Ljubljana", "1000"));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var id = await Eventually.GetAsync(async () => (await Admin.GetAsync("/admin/to-ship?country=SI"))["items"].EnumerateArray()
            .Select(s => s.GetProperty("id").GetString()).FirstOrDefault(), "it is in the queue");
        async Task<string?> ProblemAsync(string deed, object body) =>
            (await Admin.PostAsync($"/admin/to-ship/{deed}", body)).ShouldBe(200)["items"][0].GetProperty("problem").GetString();
        (await ProblemAsync("labels", new { shipments = new[] { id } })).ShouldBe("The shop sends it by its own means: it needs no label.");
        (await ProblemAsync("handed-over", new { shipments = new[] { id } })).ShouldBe("Say who brings it.");
        using var office = await Shop.OfficeAsync("/admin/to-ship?country=SI");
        (await office.PressAsync("Handed over", ("shipments", id!), ("sent[0].carrier", "our driver"))).ShouldBe(200).ShouldShow("One parcel is handed over.");
        var shipped = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("shipped") && o.GetProperty("paymentStatus").ValueEquals("captured"),
            "it is shipped, and paid");
        shipped["shipments"][0].GetProperty("carrier").GetString().ShouldBe("our driver");
    }

    [Fact]
    public async Task A_cancelled_order_is_not_sent_by_hand()
    {
        await ZoneAsync("Hungary", ["HU"], Flat("Own driver", 500, "USD"));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), To("HU", "Budapest", "1051"));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var id = order["id"].GetString();
        var shipment = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{id}/shipments"))["items"].EnumerateArray()
            .Select(s => s.GetProperty("id").GetString()).FirstOrDefault(), "Shipping has the order");
        (await Guest.PostAsync($"/orders/{id}/cancel", new { reason = "Changed my mind." }, orderToken: order["accessToken"].GetString())).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{id}/shipments"))["items"][0].GetProperty("status").ValueEquals("cancelled"),
            "nothing is sent");
        (await Admin.PostAsync($"/admin/shipments/{shipment}/sent", new { carrier = "DHL" })).ShouldBeProblem(409, "not-sent-by-hand");
    }
}
