using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class SetOutParcelTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task It_is_not_under_way_before_it_is_paid_for()
    {
        await ZoneAsync("Croatia", ["HR"], Flat("Own driver", 500, "USD"));
        (await Guest.PutAsync("~/sandbox/faults", new[] { new { target = "stripe", match = "POST /v1/payment_intents/*/capture", kind = "status", status = 503 } }))
            .ShouldBe(200);
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), To("HR", "Zagreb", "10000"));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var id = await Eventually.GetAsync(async () => (await Admin.GetAsync("/admin/to-ship?country=HR"))["items"].EnumerateArray()
            .Select(s => s.GetProperty("id").GetString()).FirstOrDefault(), "it is in the queue");
        (await Admin.PostAsync($"/admin/shipments/{id}/sent", new { carrier = "our driver" })).ShouldBe(200)["status"].GetString().ShouldBe("labelled");
        var waiting = await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("labelled"), "it is marked as sent");
        (waiting["status"].GetString(), waiting["paymentStatus"].GetString()).ShouldBe(("confirmed", "authorized"));
        (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("shipped") && o.GetProperty("paymentStatus").ValueEquals("captured"),
            "it is paid for, and under way");
    }
}
