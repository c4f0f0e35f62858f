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
}
