namespace ClickCart.Tests.Ordering.Orders;

[Collection(nameof(RestShop))]
public sealed class GiveUpRestTests(RestShop shared) : RestTest(shared)
{
    [Fact]
    public async Task The_rest_goes_back_to_the_shelf_and_its_money_to_the_customer_and_the_order_is_what_has_left()
    {
        var (mug, bowl) = (await ProductAsync(1999, stock: 10), await ProductAsync(3333, stock: 10));
        var order = await OrderedAsync("pm_card_visa", (mug, 3), (bowl, 2));
        (await GiveUpAsync(order)).ShouldBeProblem(409, "no-rest");
        var labelled = await PackAsync(order, null, (bowl, 1));
        (await Admin.PostAsync("/admin/to-ship/labels", new { shipments = new[] { labelled } })).ShouldBe(200);
        await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is paid for");
        var sent = await PackAsync(order, "our driver", (mug, 2));
        var before = await UntilAsync(order, "confirmed captured partiallyShipped");

        var preview = (await GiveUpAsync(order, new { }, "?preview=true")).ShouldBe(200);
        var back = Amount(before.Json, "total") - Amount(preview["after"], "total");
        LinesOf(preview["after"]).ShouldBe([(mug, 2)]);
        (Amount(preview["after"], "subtotal"), Amount(preview["after"], "shipping")).ShouldBe((2 * 1999, Amount(before.Json, "shipping")));
        (preview["payment"].GetProperty("kind").GetString(), Amount(preview["payment"], "amount")).ShouldBe(("givesBack", back));
        (await UntilAsync(order, "confirmed captured partiallyShipped"))["version"].GetInt32().ShouldBe(before["version"].GetInt32());

        using var office = await Shop.OfficeAsync($"/admin/orders/{order.Id}");
        office.ShouldShow("Give up the rest…");
        (await office.OpenAsync($"/admin/orders/{order.Id}/rest")).ShouldBe(200).ShouldShow("This cannot be undone");
        (await office.PressAsync("Give the rest up and give back", ("reason", "The rest is sold out."), ("note", "We are sorry."))).ShouldBe(200)
            .ShouldShow("The rest is given up.");
        var after = await UntilAsync(order, "shipped captured inTransit");
        LinesOf(after.Json).ShouldBe([(mug, 2)]);
        (Amount(after.Json, "total"), Amount(after.Json, "refunded")).ShouldBe((Amount(preview["after"], "total"), 0));
        await StockAsync(mug, 8, 0);
        await StockAsync(bowl, 10, 0);
        await Eventually.TrueAsync(async () => (await ParcelsAsync(order.Id)).All(p => p.GetProperty("id").ValueEquals(sent)
            ? p.GetProperty("status").ValueEquals("inTransit") : p.GetProperty("status").ValueEquals("cancelled")), "nothing else waits, and the label is back");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{order.Id}/refunds"))["items"] is var refunds
            && refunds.GetArrayLength() == 1 && Amount(refunds[0], "amount") == back && refunds[0].GetProperty("status").ValueEquals("succeeded"), "the money is back");
        (await TimelineAsync(order)).ShouldContain("restGivenUp");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={order.Id}"))["items"].EnumerateArray()
            .Count(m => m.GetProperty("template").ValueEquals("order-changed")) == 1, "the customer is written to");

        (await GiveUpAsync(order)).ShouldBeProblem(409, "no-rest");
        (await Admin.PostAsync($"/admin/shipments/{sent}/handed-over")).ShouldBe(200);
        await UntilAsync(order, "delivered captured delivered");
        await SoundAsync();
    }

    [Fact]
    public async Task A_part_that_has_arrived_ends_the_order_when_the_rest_is_given_up_and_less_is_paid_on_delivery()
    {
        var (mug, bowl) = (await ProductAsync(1999, stock: 10), await ProductAsync(3333, stock: 10));
        var order = await OrderedAsync("cashOnDelivery", (mug, 1), (bowl, 1));
        var sent = await PackAsync(order, "our driver", (mug, 1));
        await UntilAsync(order, "confirmed pending partiallyShipped");
        (await Admin.PostAsync($"/admin/shipments/{sent}/handed-over")).ShouldBe(200);
        await UntilAsync(order, "confirmed pending partiallyDelivered");
        var given = (await GiveUpAsync(order)).ShouldBe(200);
        given["payment"].GetProperty("kind").GetString().ShouldBe("chargesLess");
        var after = await UntilAsync(order, "delivered pending delivered");
        await StockAsync(bowl, 10, 0);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/manual-payments?limit=100"))["items"].EnumerateArray()
            .Any(p => p.GetProperty("orderId").ValueEquals(order.Id) && Amount(p, "amount") == Amount(after.Json, "total")), "less is waited for");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/payment/paid", new { reference = "T-1" }, NewKey())).ShouldBe(200);
        await UntilAsync(order, "delivered captured delivered");
        await SoundAsync();
    }

    [Fact]
    public async Task An_order_of_which_nothing_is_out_any_more_ends_with_its_money()
    {
        // Of the first there are no more that could be sent again.
        var (last, mug) = (await ProductAsync(1999, stock: 2), await ProductAsync(1999, stock: 10));
        var (paid, cash) = (await OrderedAsync("pm_card_visa", (last, 2)), await OrderedAsync("cashOnDelivery", (mug, 1)));
        foreach (var order in new[] { paid, cash })
        {
            (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/sent", new { carrier = "our driver" })).ShouldBe(200);
            await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("inTransit"), "it has left");
            (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/resend", null, NewKey())).ShouldBe(200);
            await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("unfulfilled"), "it is lost");
        }
        await StockAsync(mug, 9, 1);
        var given = (await GiveUpAsync(paid, new { reason = "The parcel is lost." })).ShouldBe(200);
        (LinesOf(given["after"]).Length, Amount(given["payment"], "amount")).ShouldBe((0, Amount(paid.Order.Json, "total")));
        (await GiveUpAsync(cash)).ShouldBe(200);
        await UntilAsync(paid, "returned refunded returned");
        await UntilAsync(cash, "returned voided returned");
        await StockAsync(mug, 9, 0);
        await StockAsync(last, 0, 0);
        (await GiveUpAsync(paid)).ShouldBeProblem(409, "no-rest");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={paid.Id}"))["items"].EnumerateArray()
            .Any(m => m.GetProperty("template").ValueEquals("cancelled")), "the customer is written to");
        await SoundAsync();
    }

    [Fact]
    public async Task Whoever_gives_up_twice_and_packs_the_same_rest_at_once_gives_it_up_once_and_sends_none_of_it()
    {
        var mug = await ProductAsync(1999, stock: 50);
        var orders = new List<Waiting>();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            orders.Add(await OrderedAsync("pm_card_visa", (mug, 3)));
            await PackAsync(orders[^1], "our driver", (mug, 1));
        }
        foreach (var order in orders) await UntilAsync(order, "confirmed captured partiallyShipped");
        await Task.WhenAll(orders.Select(async order =>
        {
            var answers = await Task.WhenAll(GiveUpAsync(order), GiveUpAsync(order), LabelsAsync(null, order),
                Admin.PostAsync($"/admin/orders/{order.Id}/fulfilments", new { lines = new[] { new { sku = mug, quantity = 1 } } }, NewKey()));
            answers.ShouldAllBe(a => (int)a.Status < 500);
            answers.Take(2).Count(a => (int)a.Status == 200).ShouldBeLessThan(2);
            // Where packing or its label came before both, they have looked at another order.
            if (answers.Take(2).All(a => (int)a.Status == 412))
                await Eventually.TrueAsync(async () => (int)(await GiveUpAsync(order)).Status == 200, "its rest is given up");
            else answers.Take(2).Count(a => (int)a.Status == 200).ShouldBe(1, string.Join("\n", answers.Select(a => a.Text)));
        }));
        foreach (var order in orders)
        {
            LinesOf((await UntilAsync(order, "shipped captured inTransit")).Json).ShouldBe([(mug, 1)]);
            await Eventually.TrueAsync(async () => (await ParcelsAsync(order.Id)).Count(p => !p.GetProperty("status").ValueEquals("cancelled")) == 1, "one is out");
        }
        await StockAsync(mug, 46, 0);
        await SoundAsync();
    }
}
