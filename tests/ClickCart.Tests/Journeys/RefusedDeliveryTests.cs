using ClickCart.Tests.Ordering;

namespace ClickCart.Tests.Journeys;

/// <summary>A carrier that says no, and a dispute before the parcel left. Faults are the whole carrier's, so this shop is the test's own.</summary>
public sealed class RefusedDeliveryTests(SharedShop shared) : BrowserTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) =>
        Shop.StartAsync(("Payments:CaptureOn", "Confirmation"), ("Sandbox:SettleSeconds", "0"));

    private async Task FaultAsync(object fault) => (await Guest.PutAsync("~/sandbox/faults", new[] { fault })).ShouldBe(200);

    private async Task HealAsync() => (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);

    private Task RefuseAsync() => FaultAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 422, times = 1 });

    private static Task<ApiResponse> RefusedAsync(Client client, ApiResponse order) =>
        OrderUntilAsync(client, order, o => o.TryGetProperty("deliveryProblem", out _), "the carrier refuses the parcel");

    [Fact]
    public async Task A_guest_reads_in_words_that_the_carrier_refuses_and_puts_the_address_right()
    {
        await RefuseAsync();
        await ReadyToPayAsync(await ProductAsync());
        await PayAsync();
        await UntilPageSaysAsync("The carrier does not take your parcel yet");
        Browser.Text.ShouldNotContain("BAD_REQUEST");
        (await Browser.PressAsync("Send it to this address", ("shipTo.region", "NY"))).ShouldBe(422).ShouldShow("Taxes were charged for CA");
        (await Browser.PressAsync("Send it to this address", ("shipTo.line1", "1 Market St"), ("shipTo.region", "California"))).ShouldBe(200)
            .ShouldShow("1 Market St").Text.ShouldNotContain("388 Townsend St, San Francisco, CA 94107");
        await UntilPageSaysAsync("Delivered. Enjoy!");
        Browser.ShouldShow("Delivery put right");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Staff_sees_what_the_carrier_said_and_chooses_another_service()
    {
        await RefuseAsync();
        var order = await OrderAsync(Guest, await ProductAsync());
        await RefusedAsync(Guest, order);
        using var office = await Shop.OfficeAsync("/admin");
        office.ShouldShow("Orders that wait");
        await office.OpenAsync("/admin/orders?waiting=true");
        office.ShouldBe(200).ShouldShow(order["number"].GetString()!);
        await office.OpenAsync($"/admin/orders/{order["id"].GetString()}");
        office.ShouldShow("The carrier refuses the parcel").ShouldShow("BAD_REQUEST").ShouldShow("UPS Ground");
        (await office.PressAsync("Try again")).ShouldBe(422);
        (await office.PressAsync("Try again", ("shippingOptionId", "ups-ground"), ("reason", "USPS does not go there."))).ShouldBe(200)
            .ShouldShow("The delivery is put right.").ShouldShow("USPS does not go there.");
        var sent = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").GetString() == "delivered", "it is delivered");
        sent["shipments"][0].GetProperty("carrier").GetString().ShouldBe("UPS");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_dispute_before_the_label_keeps_the_order_back_until_it_is_released()
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)));
        await FaultAsync(new { target = "easypost", match = "POST /v2/shipments$", kind = "status", status = 503 });
        var order = (await Guest.PostAsync("/orders", OrderBody(quote, "pm_card_createDispute"), NewKey())).ShouldBe(201);
        var id = order["id"].GetString();
        // The dispute's webhook may come before its payment is known, and is tried again then.
        await Eventually.TrueAsync(
            async () => (await Admin.GetAsync($"/admin/orders/{id}")).Json.TryGetProperty("keptBackSince", out _), "it is kept back");
        await HealAsync();
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "the job sees that nothing is to be bought");
        (await Admin.GetAsync($"/admin/orders/{id}"))["fulfilmentStatus"].GetString().ShouldBe("unfulfilled");

        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldShow("Kept back").ShouldShow("No label is bought.");
        (await office.PressAsync("Release the order", ("reason", "The customer withdrew it."))).ShouldBe(200).ShouldShow("The order may leave.");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").GetString() == "delivered", "it is delivered");
    }
}
