namespace ClickCart.Tests.Ordering.Orders;

[Collection(nameof(RestShop))]
public sealed class GiveUpUnpaidRestTests(RestShop shared) : RestTest(shared)
{
    [Fact]
    public async Task What_nobody_pays_for_any_more_is_not_sent_and_what_is_out_goes_on()
    {
        var mug = await ProductAsync(1999, stock: 10);
        var order = await OrderedAsync("pm_card_visa", (mug, 5));
        var sent = await PackAsync(order, "our driver", (mug, 2));
        var total = Amount((await UntilAsync(order, "confirmed captured partiallyShipped")).Json, "total");
        (await RefundAsync(order, 100)).ShouldBe(202);
        await UntilAsync(order, "confirmed partiallyRefunded partiallyShipped");
        (await RefundAsync(order, total - 100)).ShouldBe(202);
        var after = await UntilAsync(order, "shipped refunded inTransit");
        LinesOf(after.Json).ShouldBe([(mug, 2)]);
        Amount(after.Json, "refunded").ShouldBe(Amount(after.Json, "total"));
        await StockAsync(mug, 8, 0);
        // What was owed was taken back, whatever the order of its papers.
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{order.Id}/papers"))["items"].EnumerateArray()
            .Sum(p => (p.GetProperty("kind").ValueEquals("invoice") ? 1 : -1) * Amount(p, "total")) == 0, "its papers come to nothing");
        (await Admin.PostAsync($"/admin/shipments/{sent}/handed-over")).ShouldBe(200);
        await UntilAsync(order, "delivered refunded delivered");
        await SoundAsync();
    }

    [Fact]
    public async Task What_is_to_be_sent_again_is_not_once_all_was_refunded()
    {
        var mug = await ProductAsync(1999, stock: 10);
        var order = await OrderedAsync("pm_card_visa", (mug, 2));
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/sent", new { carrier = "our driver" })).ShouldBe(200);
        await UntilAsync(order, "shipped captured inTransit");
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/resend", null, NewKey())).ShouldBe(200);
        await UntilAsync(order, "shipped captured unfulfilled");
        (await RefundAsync(order, Amount(order.Order.Json, "total"))).ShouldBe(202);
        await UntilAsync(order, "returned refunded returned");
        await StockAsync(mug, 8, 0);
        await Eventually.TrueAsync(async () => (await ParcelsAsync(order.Id)).All(p => p.GetProperty("status").ValueEquals("cancelled")
            || p.GetProperty("status").ValueEquals("resent")), "none of it is on its way");
        await SoundAsync();
    }
}
