using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>Orders that are changed before they ship, with their figures to the cent.</summary>
public sealed class ChangedOrderTests(ChangedOrderTests.ByHand shared) : ShopTest(shared), IClassFixture<ChangedOrderTests.ByHand>
{
    /// <summary>Labels wait for staff, so that there is time for changes.</summary>
    public sealed class ByHand() : SharedShop(("Shipping:BuyLabels", "Manual"));

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

    private async Task<(int OnHand, int Held)> StockAsync(string sku) =>
        (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock ? (stock["onHand"].GetInt32(), stock["held"].GetInt32()) : default;

    [Fact]
    public async Task What_is_changed_before_the_label_is_charged_shipped_and_billed_as_it_is_then()
    {
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
        await BuyLabelAsync(order);
        var delivered = await DeliveredAsync(Guest, order);
        Amount(delivered.Json, "total").ShouldBe(Amount(now.Json, "total"));
        (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/papers"))["items"].EnumerateArray()
            .Count(p => p.GetProperty("kind").ValueEquals("invoice")).ShouldBe(3);
        foreach (var (sku, left) in new[] { (mug, 8), (bowl, 9), (plate, 0) }) (await StockAsync(sku)).ShouldBe((left, 0));
        var id = order["id"].GetGuid();
        (await Shop.AskAsync<ClickCart.Payments.Contracts.IPaymentReader, long>(async p =>
            (await p.FindAsync(id, TestContext.Current.CancellationToken))!.Payment.Captured.Amount)).ShouldBe(Amount(now.Json, "total"));
        await SoundAsync(id);
    }

    /// <summary>What holds of this order, across modules and at the gateway: other tests are under way in the same shop.</summary>
    private async Task SoundAsync(Guid order)
    {
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");
        var (_, text) = await Shop.VerifyAsync();
        text.ShouldNotContain(order.ToString());
    }
}
