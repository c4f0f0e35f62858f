using System.Text.Json;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class EditOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    private static readonly object ShipTo =
        new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" };

    private async Task<ApiResponse> EditAsync(Placed order, object body, string query = "", string? key = null, string? version = null) =>
        await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/edits{query}", body, key ?? NewKey(),
            version ?? $"\"{(await order.ReadAsync())["version"]}\"");

    [Fact]
    public async Task Staff_puts_address_and_service_right_and_the_parcel_is_tried_again()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        var answer = (await EditAsync(order, new { shipTo = ShipTo, shippingOptionId = "ups-ground", reason = "They rang." })).ShouldBe(200);
        answer["before"].GetProperty("shippingOption").GetProperty("carrier").GetString().ShouldBe("USPS");
        answer["after"].GetProperty("shippingOption").GetProperty("carrier").GetString().ShouldBe("UPS");
        answer["difference"].GetProperty("amount").GetInt64().ShouldBe(0);
        var told = (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldHaveSingleItem();
        (told.GetProperty("carrier").GetString(), told.GetProperty("service").GetString()).ShouldBe(("UPS", "Ground"));
        var seen = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200)["corrections"][0];
        seen.GetProperty("reason").GetString().ShouldBe("They rang.");
        seen.GetProperty("by").GetString()!.ShouldStartWith("admin-");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nothing_is_changed_of_is_tried_again_as_it_is()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await EditAsync(order, new { reason = "The carrier had an outage." })).ShouldBe(200);
        var told = (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldHaveSingleItem();
        told.GetProperty("shipTo").GetProperty("line1").GetString().ShouldBe("388 Townsend St");
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
    }

    [Fact]
    public async Task Before_the_carrier_has_said_anything_something_must_change()
    {
        var order = await PlacedAsync(Authorized);
        (await EditAsync(order, new { reason = "The carrier had an outage." })).ShouldBeProblem(409, "delivery-stands");
        (await EditAsync(order, new { shipTo = ShipTo, reason = "They rang." })).ShouldBe(200);
        (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldHaveSingleItem().GetProperty("shipTo").GetProperty("line1").GetString()
            .ShouldBe("1 Market St");
        (await EditAsync(await PlaceAsync(), new { shipTo = ShipTo, reason = "They rang." })).ShouldBeProblem(409, "delivery-stands");
    }

    [Fact]
    public async Task A_preview_says_what_would_come_of_it_and_stores_nothing()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        var (body, key) = (new { shipTo = ShipTo, reason = "They rang." }, NewKey());
        (await EditAsync(order, body, "?preview=true", key)).ShouldBe(200)["after"].GetProperty("shipTo").GetProperty("line1").GetString()
            .ShouldBe("1 Market St");
        (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldBeEmpty();
        (await order.ReadAsync())["shipTo"].GetProperty("line1").GetString().ShouldBe("388 Townsend St");
        (await EditAsync(order, body, key: key)).ShouldBeProblem(422, "idempotency-key-reused");
        (await EditAsync(order, body)).ShouldBe(200);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_name()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await EditAsync(order, new { shippingOptionId = "dhl-moon", reason = "x" })).ShouldBeProblem(422, "validation-failed")
            ["errors"].TryGetProperty("shippingOptionId", out _).ShouldBeTrue();
        (await EditAsync(order, new { shipTo = ShipTo })).ShouldBeProblem(422, "validation-failed")["errors"].TryGetProperty("reason", out _).ShouldBeTrue();
        (await EditAsync(order, new { reason = "x" }, version: "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await EditAsync(await PlacedAsync(Authorized, Booked, Captured, Dispatched), new { reason = "x" })).ShouldBeProblem(409, "already-shipped");
        (await Guest.PostAsync($"/admin/orders/{order.Id}/edits", new { reason = "x" }, NewKey())).ShouldBeProblem(401, "unauthenticated");
    }

    private static object[] Lines(params (string Sku, int Quantity)[] lines) => [.. lines.Select(l => new { sku = l.Sku, quantity = l.Quantity })];

    private static string Sku(Placed order, int line) => order.Response["lines"][line].GetProperty("sku").GetString()!;

    private static readonly string[] Parts = ["subtotal", "discount", "shipping", "tax", "total"];

    private static string Sums(JsonElement side) => string.Join(' ', Parts.Select(s => Amount(side.GetProperty(s))));

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    [Fact]
    public async Task What_stands_keeps_its_price_and_its_share_of_the_discount_and_what_is_new_costs_todays()
    {
        var order = await PlacedAsync(Authorized);
        var (shirts, mug) = (Sku(order, 0), FakeModules.Product(1250));
        var body = new { lines = Lines((shirts, 1), (mug, 2)), discount = Usd(300), shippingPrice = Usd(500), note = "A mug on us, nearly.", reason = "She rang." };
        var preview = (await EditAsync(order, body, "?preview=true")).ShouldBe(200);
        // 49.97 − 5.00 + 7.00 + 8.75 %. Then 19.99 − 2.00, 9.99 − 1.00 and 2 × 12.50, less 3.00 shared by what they cost; 8.75 % of 48.98 + 5.00 is 4.72.
        Sums(preview["before"]).ShouldBe("4997 500 700 455 5652");
        Sums(preview["after"]).ShouldBe("5498 600 500 472 5870");
        (Amount(preview["difference"]), preview["payment"].GetProperty("kind").GetString()).ShouldBe((218, "chargesLess"));
        (await order.PublishedAsync("ordering.order-edited.v1")).ShouldBeEmpty();
        Sums((await order.ReadAsync()).Json).ShouldBe("4997 500 700 455 5652");

        var done = (await EditAsync(order, body)).ShouldBe(200);
        done["after"].GetRawText().ShouldBe(preview["after"].GetRawText());
        var now = await order.ReadAsync();
        Sums(now.Json).ShouldBe(Sums(preview["after"]));
        now["lines"].EnumerateArray().Select(l => (l.GetProperty("quantity").GetInt32(), Amount(l.GetProperty("unitPrice")))).ShouldBe([(1, 1999), (3, 333), (2, 1250)]);
        var told = (await order.PublishedAsync("ordering.order-edited.v1")).ShouldHaveSingleItem();
        told.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("sku").GetString()!, c.GetProperty("quantity").GetInt32()))
            .ShouldBe(new[] { (shirts, -1), (mug, 2) }.OrderBy(c => c.Item1, StringComparer.Ordinal));
        FakeModules.Holds.ShouldContainKey(told.GetProperty("editId").GetGuid());
        (await order.TimelineAsync()).ShouldContain("orderEdited");
        (await Host.OffendersAsync()).ShouldBeEmpty();

        // Taken out and back in: the price is the one that was agreed once, and is today's once it had left.
        (await EditAsync(order, new { lines = Lines((Sku(order, 1), 0)), reason = "No socks." })).ShouldBe(200);
        (await order.ReadAsync())["lines"].GetArrayLength().ShouldBe(2);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_added_beyond_the_stock_waits_until_the_day_that_it_is_there_and_the_preview_says_so()
    {
        var order = await PlacedAsync(Authorized);
        var (shirts, mug, day) = (Sku(order, 0), FakeModules.Product(1250, stock: 1), new DateOnly(2030, 1, 31));
        FakeModules.Beyond[mug] = new(2, day, IsPreorder: false);
        (await EditAsync(order, new { lines = Lines((mug, 4)), reason = "x" })).ShouldBeProblem(409, "out-of-stock")["items"][0]
            .GetProperty("available").GetInt32().ShouldBe(3);
        var body = new { lines = Lines((shirts, 1), (mug, 3)), reason = "She rang." };
        var preview = (await EditAsync(order, body, "?preview=true")).ShouldBe(200);
        static (int, string?)[] Waits(JsonElement order) => [.. order.GetProperty("lines").EnumerateArray().Select(l =>
            (l.GetProperty("backordered").GetInt32(), l.TryGetProperty("expectedOn", out var on) ? on.GetString() : null))];
        Waits(preview["after"]).ShouldBe([(0, null), (0, null), (2, "2030-01-31")]);
        (await EditAsync(order, body)).ShouldBe(200)["after"].GetRawText().ShouldBe(preview["after"].GetRawText());
        Waits((await order.ReadAsync()).Json).ShouldBe(Waits(preview["after"]));
        (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token)).Text.ShouldContain($"Expected from 31 January 2030 on: 2 × Test {mug}.");

        // What the change holds ahead counts until it is the order's: nothing has arrived.
        await Host.PublishAsync(new ClickCart.Inventory.Contracts.OrderWaitsChanged(order.Id));
        Waits((await order.ReadAsync()).Json).ShouldBe(Waits(preview["after"]));
        // Less again gives back what waits first.
        (await EditAsync(order, new { lines = Lines((mug, 2)), reason = "She rang again." })).ShouldBe(200);
        Waits((await order.ReadAsync()).Json).ShouldBe([(0, null), (0, null), (1, "2030-01-31")]);
        (await order.PublishedAsync("ordering.order-stocked.v1")).ShouldBeEmpty();
        (await EditAsync(order, new { lines = Lines((mug, 1)), reason = "And again." })).ShouldBe(200);
        (await order.PublishedAsync("ordering.order-stocked.v1")).ShouldHaveSingleItem();
        // A label that was bought before has left with what was ordered before: nothing is waited for any more.
        (await EditAsync(order, new { lines = Lines((mug, 3)), reason = "Once more." })).ShouldBe(200);
        Waits((await order.ReadAsync()).Json).ShouldBe([(0, null), (0, null), (1, "2030-01-31")]);
        await order.PublishAsync(Booked, Captured, Dispatched);
        Waits((await order.ReadAsync()).Json).ShouldAllBe(w => w.Item1 == 0);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_who_change_an_order_at_once_one_does()
    {
        var order = await PlacedAsync(Authorized);
        var version = $"\"{(await order.ReadAsync())["version"]}\"";
        var answers = await Task.WhenAll(Enumerable.Range(4, 4).Select(quantity =>
            EditAsync(order, new { lines = Lines((Sku(order, 1), quantity)), reason = "Another number." }, version: version)));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Count(a => (int)a.Status == 412).ShouldBe(3);
        (await order.PublishedAsync("ordering.order-edited.v1")).ShouldHaveSingleItem();
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_changed_is_refused_by_its_name()
    {
        var order = await PlacedAsync(Authorized);
        var (shirts, socks, gone) = (Sku(order, 0), Sku(order, 1), FakeModules.Product(stock: 1));
        Task<ApiResponse> TryAsync(object body) => EditAsync(order, body);
        (await TryAsync(new { lines = Lines((shirts, 0), (socks, 0)), reason = "x" })).ShouldBeProblem(422, "validation-failed");
        (await TryAsync(new { lines = Lines(("NO-SUCH", 1)), reason = "x" })).ShouldBeProblem(422, "validation-failed");
        (await TryAsync(new { lines = Lines((shirts, 1), (shirts, 2)), reason = "x" })).ShouldBeProblem(422, "validation-failed");
        (await TryAsync(new { lines = Lines((shirts, -1)), reason = "x" })).ShouldBeProblem(422, "validation-failed");
        (await TryAsync(new { discount = Usd(4498), reason = "x" })).ShouldBeProblem(422, "validation-failed")["errors"].TryGetProperty("discount", out _).ShouldBeTrue();
        (await TryAsync(new { discount = new { amount = 100, currency = "EUR" }, reason = "x" })).ShouldBeProblem(422, "validation-failed");
        (await TryAsync(new { lines = Lines((gone, 2)), reason = "x" })).ShouldBeProblem(409, "out-of-stock")["items"][0].GetProperty("available").GetInt32().ShouldBe(1);
        (await TryAsync(new { lines = Lines((shirts, 2)), reason = "x" })).ShouldBeProblem(409, "not-editable");
        Host.FakeEditing.BadChanges[order.Id] = Error.Conflict("payment-needed", "It would cost more.").With("amount", Usd(100));
        (await TryAsync(new { lines = Lines((shirts, 3)), reason = "x" })).ShouldBeProblem(409, "payment-needed");
        (await order.PublishedAsync("ordering.order-edited.v1")).ShouldBeEmpty();

        (await EditAsync(await PlaceAsync(), new { discount = Usd(100), reason = "x" })).ShouldBeProblem(409, "not-editable");
        var shipped = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        var refused = (await EditAsync(shipped, new { lines = Lines((Sku(shipped, 0), 1)), reason = "x" })).ShouldBeProblem(409, "already-shipped");
        refused["lines"][0].GetProperty("shipped").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_a_change_gave_back_is_no_refund_of_what_was_bought()
    {
        var order = await PlacedAsync(Authorized, Captured);
        (await EditAsync(order, new { lines = Lines((Sku(order, 0), 1)), reason = "One is enough." })).ShouldBe(200);
        var total = Amount((await order.ReadAsync())["total"]);
        var back = Total.Amount - total;
        await order.PublishAsync(o => new PaymentRefunded(o.Id, Guid.CreateVersion7(), Usd(back), Usd(back), Total, "One is enough.", Now.AddSeconds(1), Usd(back)));
        var now = await order.ReadAsync();
        (now["paymentStatus"].GetString(), Amount(now["refunded"])).ShouldBe(("captured", 0));
        // All that is left goes back: the order is over, and says so of what it came to.
        await order.PublishAsync(o => new PaymentRefunded(o.Id, Guid.CreateVersion7(), Usd(total), Total, Total, "Goodwill.", Now.AddSeconds(2), Usd(back)));
        now = await order.ReadAsync();
        (now["status"].GetString(), now["paymentStatus"].GetString(), Amount(now["refunded"])).ShouldBe(("cancelled", "refunded", total));
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_meets_a_cancellation_or_the_carrier_is_before_it_or_refused()
    {
        for (var round = 0; round < 3; round++)
        {
            var (cancelled, shipped) = (await PlacedAsync(Authorized), await PlacedAsync(Authorized, Booked, Captured));
            var edits = new[] { cancelled, shipped }.Select(o => EditAsync(o, new { lines = Lines((Sku(o, 0), 1)), reason = "One is enough." })).ToArray();
            var (cancel, dispatch) = (cancelled.CancelAsync(), shipped.PublishAsync(Dispatched));
            (await cancel).ShouldBe(200);
            await dispatch;
            ((int)(await edits[0]).Status).ShouldBeOneOf(200, 409, 412);
            ((int)(await edits[1]).Status).ShouldBeOneOf(200, 409, 412);
            (await cancelled.StateAsync()).ShouldStartWith("cancelled ");
            (await shipped.StateAsync()).ShouldBe("shipped captured inTransit");
            foreach (var (order, edit) in new[] { (cancelled, await edits[0]), (shipped, await edits[1]) })
                (await order.PublishedAsync("ordering.order-edited.v1")).Count.ShouldBe((int)edit.Status == 200 ? 1 : 0);
        }
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
