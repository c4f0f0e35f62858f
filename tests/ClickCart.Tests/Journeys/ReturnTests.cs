using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>An order that comes back in two returns, with its figures to the cent.</summary>
public sealed class ReturnTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_guest_sends_all_back_in_two_parcels_and_every_cent_and_unit_is_where_it_belongs()
    {
        var (mug, bowl) = (await ProductAsync(1999, stock: 10), await ProductAsync(3333, stock: 10));
        var code = $"R{Guid.CreateVersion7():n}"[..20].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10 })).ShouldBe(201);
        var cart = await CartAsync(Guest, (mug, 3), (bowl, 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        var (id, token) = (order["id"].GetString(), order["accessToken"].GetString());
        var delivered = await DeliveredAsync(Guest, order);
        var total = Amount(delivered.Json, "total");
        var (mugPaid, bowlPaid) = (Amount(Line(delivered, mug), "total"), Amount(Line(delivered, bowl), "total"));
        var shippingPaid = total - mugPaid - bowlPaid;

        // One mug, chipped, with the shop's label.
        var first = (await Guest.PostAsync($"/orders/{id}/returns", Asked((mug, 1)), NewKey(), token)).ShouldBe(201)["id"].GetString()!;
        (await Admin.PostAsync($"/admin/returns/{first}/approve", null, NewKey())).ShouldBe(200);
        var labelled = await Eventually.GetAsync(async () =>
            (await Guest.GetAsync($"/orders/{id}/returns", token)).ShouldBe(200)["items"][0] is var r && r.GetProperty("labelUrl").GetString() is not null
                ? r.GetRawText() : null, "its label is there");
        labelled.ShouldContain("trackingCode");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/returns/{first}"))["transit"].ValueKind is not JsonValueKind.Null
            && (await Admin.GetAsync($"/admin/returns/{first}"))["transit"].GetString() == "delivered", "its parcel is there");
        (await Admin.PostAsync($"/admin/returns/{first}/receive",
            new { lines = new[] { new { sku = mug, quantity = 1, restock = false, reason = "Chipped." } } }, NewKey())).ShouldBe(200);
        var terms = new { shipping = new { amount = 200, currency = "USD" }, fee = new { amount = 100, currency = "USD" } };
        var preview = (await Admin.PostAsync($"/admin/returns/{first}/refund?preview=true", terms, NewKey())).ShouldBe(200);
        var goods = Amount(preview["refund"], "goods");
        goods.ShouldBeInRange((mugPaid / 3) - 1, (mugPaid / 3) + 1, "A third of what was paid, to the cent.");
        (await Admin.PostAsync($"/admin/returns/{first}/refund", terms, NewKey())).ShouldBe(200);
        await RefundedAsync(first, goods + 200 - 100);

        // The rest, which can be sold again.
        var second = (await Guest.PostAsync($"/orders/{id}/returns", Asked((mug, 2), (bowl, 1)), NewKey(), token)).ShouldBe(201)["id"].GetString()!;
        (await Guest.PostAsync($"/orders/{id}/returns", Asked((mug, 1)), NewKey(), token)).ShouldBeProblem(409, "not-returnable");
        (await Admin.PostAsync($"/admin/returns/{second}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync($"/admin/returns/{second}/receive",
            new { lines = new[] { new { sku = mug, quantity = 2, restock = true }, new { sku = bowl, quantity = 1, restock = true } } },
            NewKey())).ShouldBe(200);
        (await Guest.GetAsync($"/orders/{id}", token))["fulfilmentStatus"].GetString().ShouldBe("returned");
        (await Admin.PostAsync($"/admin/returns/{second}/refund",
            new { shipping = new { amount = shippingPaid - 200, currency = "USD" } }, NewKey())).ShouldBe(200);
        await RefundedAsync(second, mugPaid - goods + bowlPaid + shippingPaid - 200);

        // All but the fee went back: what is left goes by an ordinary refund, and the order is over.
        (await Guest.GetAsync($"/orders/{id}", token))["status"].GetString().ShouldBe("delivered");
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = new { amount = 101, currency = "USD" }, reason = "Goodwill." }, NewKey()))
            .ShouldBeProblem(409, "refund-exceeds-captured");
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = new { amount = 100, currency = "USD" }, reason = "Goodwill." }, NewKey()))
            .ShouldBe(202);
        var over = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("returned"), "it is over");
        (over["paymentStatus"].GetString(), Amount(over.Json, "refunded")).ShouldBe(("refunded", total));

        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{mug}"))["onHand"].GetInt32() == 9, "two mugs are on hand again, one is not");
        (await Admin.GetAsync($"/admin/stock/{bowl}"))["onHand"].GetInt32().ShouldBe(10);
        await Shop.ShouldBeSoundAsync();
    }

    private Task RefundedAsync(string id, long amount) => Eventually.TrueAsync(async () =>
    {
        var refund = (await Admin.GetAsync($"/admin/returns/{id}")).ShouldBe(200)["refund"];
        Amount(refund, "amount").ShouldBe(amount);
        return refund.GetProperty("status").ValueEquals("succeeded");
    }, "its money went back");

    private static object Asked(params (string Sku, int Quantity)[] lines) =>
        new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity, reason = "notAsDescribed" }) };

    private static JsonElement Line(ApiResponse order, string sku) =>
        order["lines"].EnumerateArray().Single(l => l.GetProperty("sku").GetString() == sku);

    private static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
