using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>Orders that are changed before they ship, with their figures to the cent.</summary>
public sealed class ChangedOrderTests(ChangedOrderTests.ByHand shared) : ShopTest(shared), IClassFixture<ChangedOrderTests.ByHand>
{
    /// <summary>Labels wait for staff, so that there is time for changes.</summary>
    public sealed class ByHand() : SharedShop(("Shipping:BuyLabels", "Manual"), ("Ordering:CustomerEditMinutes", "60"), ("Sandbox:TransitSeconds", "4"));

    private const decimal Rate = 0.0725m;

    private static object Usd(long amount) => new { amount, currency = "USD" };

    private static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    private static object[] Lines(params (string Sku, int Quantity)[] lines) => [.. lines.Select(l => new { sku = l.Sku, quantity = l.Quantity })];

    private static long Tax(long on) => (long)decimal.Round(on * Rate, MidpointRounding.AwayFromZero);

    private async Task<ApiResponse> EditAsync(ApiResponse order, object body, string query = "")
    {
        var address = $"/admin/orders/{order["id"].GetString()}";
        return await Admin.SendAsync(HttpMethod.Post, $"{address}/edits{query}", body, NewKey(), $"\"{(await Admin.GetAsync(address))["version"]}\"");
    }

    private Task<ApiResponse> UntilAsync(ApiResponse order, string payment) =>
        OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals(payment) && !o.GetProperty("status").ValueEquals("awaitingPayment"), payment);

    private async Task BuyLabelAsync(ApiResponse order)
    {
        var shipment = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments"))["items"] is var items
            && items.GetArrayLength() > 0 ? items[items.GetArrayLength() - 1].GetProperty("id").GetString() : null, "there is a parcel");
        (await Admin.PostAsync("/admin/to-ship/labels", new { shipments = new[] { shipment } })).ShouldBe(200);
    }

    private Task LabelledUntilDeliveredAsync(ApiResponse order) => Eventually.TrueAsync(async () =>
    {
        var now = (await Guest.GetAsync($"/orders/{order["id"].GetString()}", order["accessToken"].GetString())).ShouldBe(200);
        if (now["status"].GetString() is "delivered") return true;
        // A label that went back with a change is followed by a parcel that waits for staff.
        if (now["fulfilmentStatus"].GetString() is "unfulfilled") await BuyLabelAsync(order);
        return false;
    }, "it is delivered");

    private async Task<(int OnHand, int Held)> StockAsync(string sku) =>
        (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock ? (stock["onHand"].GetInt32(), stock["held"].GetInt32()) : default;

    [Fact]
    public async Task What_is_changed_before_the_label_is_charged_shipped_and_billed_as_it_is_then()
    {
        CaptureOn("Label");
        var (mug, bowl, plate) = (await ProductAsync(1999, stock: 10), await ProductAsync(3333, stock: 10), await ProductAsync(1250, stock: 1));
        var code = $"E{Guid.CreateVersion7():n}"[..20].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10 })).ShouldBe(201);
        var cart = await CartAsync(Guest, (mug, 3), (bowl, 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        await UntilAsync(order, "authorized");
        var (total, shipping) = (Amount(order.Json, "total"), Amount(order.Json, "shipping"));
        // 93.30, of which the coupon takes 9.33: 6.00 of the mugs, 3.33 of the bowl.
        total.ShouldBe(9330 - 933 + shipping + Tax(9330 - 933 + shipping));

        // Dearer than what was authorised, and more than there is.
        (await EditAsync(order, new { lines = Lines((bowl, 2)), reason = "Two." })).ShouldBeProblem(409, "payment-needed");
        (await EditAsync(order, new { lines = Lines((plate, 2), (mug, 0)), reason = "Two." })).ShouldBeProblem(409, "out-of-stock");

        var wish = new { lines = Lines((mug, 1), (plate, 1)), discount = Usd(500), note = "The last plate is yours.", reason = "They rang." };
        var preview = (await EditAsync(order, wish, "?preview=true")).ShouldBe(200);
        var after = preview["after"];
        // The coupon keeps 2.00 of the mug and 3.33 of the bowl; the further 5.00 are shared by 17.99, 30.00 and 12.50.
        after.GetProperty("lines").EnumerateArray().Select(l => Amount(l, "discount")).ShouldBe([200 + 149, 333 + 248, 103]);
        (Amount(after, "subtotal"), Amount(after, "discount"), Amount(after, "shipping")).ShouldBe((6582, 1033, shipping));
        Amount(after, "tax").ShouldBe(Tax(6582 - 1033 + shipping));
        Amount(after, "total").ShouldBe(6582 - 1033 + shipping + Tax(6582 - 1033 + shipping));
        Amount(preview.Json, "difference").ShouldBe(Amount(after, "total") - total);
        (preview["payment"].GetProperty("kind").GetString(), Amount(preview["payment"], "amount")).ShouldBe(("chargesLess", total - Amount(after, "total")));
        (await StockAsync(plate)).ShouldBe((1, 0));
        (await EditAsync(order, wish)).ShouldBe(200)["after"].GetRawText().ShouldBe(after.GetRawText());
        await Eventually.TrueAsync(async () => await StockAsync(plate) == (1, 1) && (await StockAsync(mug)).Held == 1, "the stock follows");

        // Back to nearly what it was: that much is authorised.
        (await EditAsync(order, new { lines = Lines((mug, 2)), reason = "They rang again." })).ShouldBe(200)["payment"].GetProperty("kind").GetString()
            .ShouldBe("chargesMore");
        var now = (await Guest.GetAsync($"/orders/{order["id"].GetString()}", order["accessToken"].GetString())).ShouldBe(200);
        await LabelledUntilDeliveredAsync(order);
        var delivered = await DeliveredAsync(Guest, order);
        Amount(delivered.Json, "total").ShouldBe(Amount(now.Json, "total"));
        (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/papers"))["items"].EnumerateArray()
            .Count(p => p.GetProperty("kind").ValueEquals("invoice")).ShouldBe(3);
        foreach (var (sku, left) in new[] { (mug, 8), (bowl, 9), (plate, 0) }) (await StockAsync(sku)).ShouldBe((left, 0));
        var id = order["id"].GetGuid();
        (await Shop.AskAsync<ClickCart.Payments.Contracts.IPaymentReader, long>(async p =>
            (await p.FindAsync(id, TestContext.Current.CancellationToken))!.Payment.Captured.Amount)).ShouldBe(Amount(now.Json, "total"));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_staff_adds_beyond_the_stock_is_charged_waited_for_and_sent_once_it_is_there()
    {
        CaptureOn("Label");
        var (mug, bowl) = (await ProductAsync(1000, stock: 1), await ProductAsync(5000, stock: 5));
        var day = DateOnly.FromDateTime(Shop.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        (await Admin.PutAsync($"/admin/stock/{mug}/backorder", new { limit = 3, expectedOn = day }, (await Admin.GetAsync($"/admin/stock/{mug}")).ETag)).ShouldBe(200);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (bowl, 2)))), NewKey())).ShouldBe(201);
        await UntilAsync(order, "authorized");
        var id = order["id"].GetString();
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}/edit");
        (await office.PressAsync("See what comes of it", ("lines[0].quantity", "1"), ("lines[1].sku", mug), ("lines[1].quantity", "3"), ("reason", "They rang.")))
            .ShouldBe(200).ShouldShow("2 not there yet, expected on").ShouldShow("The order waits for goods then");
        (await office.PressAsync("Change the order")).ShouldBe(200).ShouldShow("It waits for goods");
        await UntilAsync(order, "captured");
        async Task<(int OnHand, int Held, int Waits)> LevelsAsync() => (await Admin.GetAsync($"/admin/stock/{mug}")) is var s
            ? (s["onHand"].GetInt32(), s["held"].GetInt32(), s["backordered"].GetInt32()) : default;
        (await LevelsAsync()).ShouldBe((1, 1, 2));
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/to-ship?onHold=true&limit=100"))["items"].EnumerateArray()
            .Any(p => p.GetProperty("orderId").ValueEquals(id)), "its parcel waits");
        // One fewer is wanted: that is one that nobody has yet.
        (await EditAsync(order, new { lines = Lines((mug, 2)), reason = "They rang again." })).ShouldBe(200)["after"].GetProperty("lines")[1]
            .GetProperty("backordered").GetInt32().ShouldBe(1);
        await Eventually.TrueAsync(async () => await LevelsAsync() == (1, 1, 1), "the stock follows");
        (await Admin.PostAsync($"/admin/stock/{mug}/adjustments", new { delta = 1, reason = "Delivery" }, NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("lines")[1].GetProperty("backordered").GetInt32() == 0, "all is there");
        await LabelledUntilDeliveredAsync(order);
        await Eventually.TrueAsync(async () => await LevelsAsync() == (0, 0, 0) && await StockAsync(bowl) == (4, 0), "all has left");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_guest_takes_something_out_of_what_is_charged_then_staff_swaps_another_for_it_and_each_cent_is_where_it_belongs()
    {
        CaptureOn("Confirmation");
        var (mug, bowl, plate) = (await ProductAsync(1999, stock: 10, name: "Blue mug"), await ProductAsync(3333, stock: 10, name: "Big bowl"),
            await ProductAsync(1250, stock: 5, name: "Flat plate"));
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (mug, 2), (bowl, 1))), email: email), NewKey()))
            .ShouldBe(201);
        await UntilAsync(order, "captured");
        var (id, shipping, paid) = (order["id"].GetString(), Amount(order.Json, "shipping"), Amount(order.Json, "total"));
        long Total(long goods) => goods + shipping + Tax(goods + shipping);
        paid.ShouldBe(Total(2 * 1999 + 3333));

        using var browser = Shop.Browser();
        await browser.OpenAsync("/orders/find");
        (await browser.PressAsync("Find order", ("number", order["number"].GetString()!), ("email", email))).ShouldShow("Something to change?");
        (await browser.OpenAsync($"/orders/{id}/change")).ShouldBe(200).ShouldShow("Less of something?");
        (await browser.PressAsync("See what comes of it", ("lines[0].quantity", "3"))).ShouldBe(422).ShouldShow("would become more");
        await browser.OpenAsync($"/orders/{id}/change");
        (await browser.PressAsync("See what comes of it", ("lines[0].quantity", "1"))).ShouldBe(200).ShouldShow("1 instead of 2")
            .ShouldShow(Written(Total(1999 + 3333))).ShouldShow($"{Written(paid - Total(1999 + 3333))} goes back");
        (await browser.PressAsync("Change my order")).ShouldBe(200).ShouldShow("Your order is changed.").ShouldShow("Of Blue mug, 1 instead of 2 are ordered.");
        await KeptAsync(order, Total(1999 + 3333));

        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldShow("Less of it was wanted.").ShouldShow("Before and after");
        await office.OpenAsync($"/admin/orders/{id}/edit");
        (await office.PressAsync("See what comes of it", ("lines[1].quantity", "0"), ("lines[2].sku", plate), ("lines[2].quantity", "3"), ("reason", "Swapped.")))
            .ShouldBe(200).ShouldShow("nobody has paid that yet");
        await office.OpenAsync($"/admin/orders/{id}/edit");
        (await office.PressAsync("See what comes of it", ("lines[1].quantity", "0"), ("lines[2].sku", plate), ("lines[2].quantity", "2"), ("reason", "Swapped.")))
            .ShouldBe(200).ShouldShow("Check the change").ShouldShow("Flat plate");
        (await office.PressAsync("Change it and give back")).ShouldBe(200).ShouldShow("The order is changed.").ShouldShow("Of Big bowl, 0 instead of 1 are ordered.");
        await KeptAsync(order, Total(1999 + 2500));
        (await Admin.GetAsync($"/admin/orders/{id}"))["refunded"].GetProperty("amount").GetInt64().ShouldBe(0);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={id}"))["items"].EnumerateArray()
            .Count(m => m.GetProperty("template").ValueEquals("order-changed")) == 2, "the customer is written to twice");

        await LabelledUntilDeliveredAsync(order);
        await DeliveredAsync(Guest, order);
        foreach (var (sku, left) in new[] { (mug, 9), (bowl, 10), (plate, 3) }) (await StockAsync(sku)).ShouldBe((left, 0));
        // Then half of it goes back as ever, and all of it.
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = Usd(1000), reason = "A chip." }, NewKey())).ShouldBe(202);
        await OrderUntilAsync(Guest, order, o => Amount(o, "refunded") == 1000, "a part went back");
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = Usd(Total(1999 + 2500) - 999), reason = "Too much." }, NewKey())).ShouldBeProblem(
            409, "refund-exceeds-captured");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_change_that_meets_the_label_or_the_cancellation_leaves_nothing_half_done()
    {
        CaptureOn("Label");
        var mug = await ProductAsync(1999, stock: 100);
        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OrderAsync(Guest, mug, 3)));
        foreach (var order in orders) await UntilAsync(order, "authorized");
        await Task.WhenAll(orders.Index().SelectMany(o => new Task[]
        {
            EditAsync(o.Item, new { lines = Lines((mug, 1 + o.Index % 2)), reason = "Fewer." }),
            o.Index < 3 ? BuyLabelAsync(o.Item)
                : Guest.PostAsync($"/orders/{o.Item["id"].GetString()}/cancel", new { reason = "I changed my mind." }, orderToken: o.Item["accessToken"].GetString()),
        }));
        foreach (var order in orders[..3]) await LabelledUntilDeliveredAsync(order);
        foreach (var order in orders[3..]) await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("cancelled"), "it is cancelled");
        (await Shop.AskAsync<ClickCart.Inventory.Contracts.IStockReader, int>(async s =>
            (await s.LiveHoldsAsync(TestContext.Current.CancellationToken)).Count(h => h.Sku == mug))).ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
    }

    /// <summary>Asked at each order: the tests of this class are one after the other.</summary>
    private void CaptureOn(string what) => Shop.Services.GetRequiredService<IConfiguration>()["Payments:CaptureOn"] = what;

    private static string Written(long amount) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${amount / 100m:0.00}");

    /// <summary>What was charged, less what the changes gave back for good.</summary>
    private Task KeptAsync(ApiResponse order, long amount) => Eventually.TrueAsync(async () =>
    {
        var payment = await Shop.AskAsync<ClickCart.Payments.Contracts.IPaymentReader, ClickCart.Payments.Contracts.PaymentDetails?>(p =>
            p.FindAsync(order["id"].GetGuid(), TestContext.Current.CancellationToken));
        return payment!.Payment.Captured.Amount - payment.Refunds.Where(r => r.State is "succeeded").Sum(r => r.Amount.Amount) == amount;
    }, $"{amount} are kept");
}
