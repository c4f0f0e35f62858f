using ClickCart.Notifications.Mails;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class MarkReadyTests(PickUpTest.Counter shared) : PickUpTest(shared)
{
    [Fact]
    public async Task Pick_up_is_offered_last_for_nothing_in_the_shops_country_and_is_charged_when_it_is_ready()
    {
        var sku = await ProductAsync(1000);
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)));
        quote["shippingOptions"].GetArrayLength().ShouldBeGreaterThan(1);
        quote["shippingOptions"][quote["shippingOptions"].GetArrayLength() - 1].GetProperty("id").GetString().ShouldBe(Option);
        var offer = OfferIn(quote)!.Value;
        (offer.GetProperty("price").GetProperty("amount").GetInt64(), offer.GetProperty("tax").GetProperty("amount").GetInt64()).ShouldBe((0, 0));
        var abroad = new { name = "Ada", line1 = "Domplatz 1", city = "Wien", postalCode = "1010", country = "AT" };
        OfferIn(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)), abroad)).ShouldBeNull();

        var order = await OrderedAsync(sku);
        var waiting = (await Guest.GetAsync($"/orders/{IdOf(order)}", order["accessToken"].GetString())).ShouldBe(200);
        (waiting["paymentStatus"].GetString(), waiting["fulfilmentStatus"].GetString()).ShouldBe(("authorized", "unfulfilled"));
        var ready = await ReadyAsync(order);
        ready["paymentStatus"].GetString().ShouldBe("captured");
        var parcel = ready["shipments"].EnumerateArray().ShouldHaveSingleItem();
        parcel.GetProperty("status").GetString().ShouldBe("labelled");
        // Twice is once, and no label was bought.
        (await Admin.PostAsync($"/admin/shipments/{await ShipmentOfAsync(order)}/ready")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/orders/{IdOf(order)}/shipments"))["items"][0].GetProperty("labelPrice").GetRawText().ShouldBe("null");
        (await Guest.GetAsync($"/orders/{IdOf(order)}/timeline", order["accessToken"].GetString())).Text
            .ShouldContain("It is ready to be picked up: Counter on Main Street.");
        // And in the customer's mailbox, once.
        var mails = await Eventually.GetAsync(async () => (await Shop.MailsAsync("guest@example.com"))
            .Where(m => m.OrderId == order["id"].GetGuid() && m.Kind == MailKind.ReadyForPickUp).ToList() is { Count: > 0 } told ? told : null, "it is told");
        mails.ShouldHaveSingleItem().Text.ShouldContain("Ring twice. Open from 9 to 5.");
        mails[0].Text.ShouldContain("12 Main Street");
        await Shop.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Until_it_is_handed_over_the_order_can_be_cancelled_and_everything_comes_back(bool isReady)
    {
        var sku = await ProductAsync(stock: 5);
        var order = await OrderedAsync(sku);
        var shipment = await ShipmentOfAsync(order);
        if (isReady) await ReadyAsync(order);
        await CancelAsync(order);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("cancelled")
            && o.GetProperty("paymentStatus").ValueEquals(isReady ? "refunded" : "voided"), "it is cancelled and the money is back");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["available"].GetInt32() == 5, "its stock is back");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{IdOf(order)}/shipments"))["items"][0].GetProperty("status")
            .ValueEquals("cancelled"), "nothing is kept ready");
        (await Admin.PostAsync($"/admin/shipments/{shipment}/ready")).ShouldBeProblem(409, "pick-up-waits");
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBeProblem(409, "not-picked-up");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_stands_ready_and_is_changed_then_is_put_ready_anew()
    {
        var sku = await ProductAsync(stock: 5);
        var order = await OrderedAsync(sku);
        var first = await ShipmentOfAsync(order);
        await ReadyAsync(order);
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{IdOf(order)}/edits", new { lines = new[] { new { sku, quantity = 1 } }, reason = "One is enough." },
            NewKey(), ifMatch: (await Admin.GetAsync($"/admin/orders/{IdOf(order)}")).ETag)).ShouldBe(200);
        var second = await Eventually.GetAsync(async () => await ShipmentOfAsync(order) is var id && id != first ? id : null, "another one waits");
        (await Admin.PostAsync($"/admin/shipments/{first}/handed-over")).ShouldBeProblem(409, "not-picked-up");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("unfulfilled"), "it is not ready any more");
        (await Admin.PostAsync($"/admin/shipments/{second}/ready")).ShouldBe(200);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("labelled"), "it is ready");
        (await Admin.PostAsync($"/admin/shipments/{second}/handed-over")).ShouldBe(200);
        await DeliveredAsync(Guest, order);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is var s && s["onHand"].GetInt32() == 4 && s["held"].GetInt32() == 0, "one has left");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Only_admins_put_ready_and_only_what_is_picked_up()
    {
        var order = await OrderedAsync(await ProductAsync());
        var shipment = await ShipmentOfAsync(order);
        (await Guest.PostAsync($"/admin/shipments/{shipment}/ready")).ShouldBeProblem(401, "unauthenticated");
        var (email, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(email, password)).PostAsync($"/admin/shipments/{shipment}/ready")).ShouldBeProblem(403, "forbidden");
        (await Admin.PostAsync($"/admin/shipments/{Guid.CreateVersion7()}/ready")).ShouldBeProblem(404, "not-found");
        var carried = await OrderAsync(Guest, await ProductAsync());
        var parcel = await ShipmentOfAsync(carried);
        var refused = await Admin.PostAsync($"/admin/shipments/{parcel}/ready");
        refused.ShouldBe(409);
    }

    [Theory]
    [InlineData("Counter", null, null, true)]
    [InlineData("Counter", "Ring twice.", "US", true)]
    [InlineData(" ", "Ring twice.", null, false)]
    [InlineData(null, null, null, false)]
    public void It_is_off_unless_it_is_set(string? name, string? instructions, string? country, bool on)
    {
        var point = Settings(name, instructions, country).Point;
        (point is not null).ShouldBe(on);
        if (on) point!.Address.Country.ShouldBe("US");
    }

    [Theory]
    [InlineData("...", null, null)]
    [InlineData("A name that is much longer than what fits where the name of a service goes", null, null)]
    [InlineData("Counter", null, "XX")]
    public void What_customers_could_not_be_told_stops_the_start(string name, string? instructions, string? country) =>
        Should.Throw<InvalidOperationException>(() => Settings(name, instructions, country)).Message.ShouldStartWith("Shipping:PickUp:");

    private static PickUpSettings Settings(string? name, string? instructions, string? country)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Shipping:PickUp:Name", name), new("Shipping:PickUp:Instructions", instructions),
            .. country is null ? [] : new KeyValuePair<string, string?>[]
            {
                new("Shipping:PickUp:Address:Name", "Shop"), new("Shipping:PickUp:Address:Line1", "12 Main Street"),
                new("Shipping:PickUp:Address:City", "Springfield"), new("Shipping:PickUp:Address:Region", "IL"),
                new("Shipping:PickUp:Address:PostalCode", "62701"), new("Shipping:PickUp:Address:Country", country),
            },
        ]).Build();
        return PickUpSettings.From(configuration);
    }
}
