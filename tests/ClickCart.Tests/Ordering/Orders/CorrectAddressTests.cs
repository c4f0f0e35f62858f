namespace ClickCart.Tests.Ordering.Orders;

public sealed class CorrectAddressTests(SharedOrdering shared) : OrderingTest(shared)
{
    private static object Body(string line1 = "1 Market St", string region = "CA", string country = "US", string? postalCode = "94105") =>
        new { shipTo = new { name = "Ada Buyer", line1, city = "San Francisco", region, postalCode, country } };

    private Task<ApiResponse> CorrectAsync(Placed order, object body, string? key = null, string? token = null) =>
        Guest.PostAsync($"/orders/{order.Id}/edits", body, key ?? NewKey(), token ?? order.Token);

    [Fact]
    public async Task The_customer_puts_the_address_right_and_the_parcel_is_tried_again()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        var key = NewKey();
        var answer = (await CorrectAsync(order, Body(), key)).ShouldBe(200);
        answer["shipTo"].GetProperty("line1").GetString().ShouldBe("1 Market St");
        answer.Json.TryGetProperty("deliveryProblem", out _).ShouldBeFalse();
        (await CorrectAsync(order, Body(), key)).ShouldBe(200);
        var told = (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldHaveSingleItem();
        told.GetProperty("shipTo").GetProperty("line1").GetString().ShouldBe("1 Market St");
        told.GetProperty("service").GetString().ShouldBe("Priority");
        (await order.TimelineAsync()).ShouldContain("deliveryCorrected");
        (await Host.OffendersAsync()).ShouldBeEmpty();
        var seen = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200);
        seen["orderedShipTo"].GetProperty("line1").GetString().ShouldBe("388 Townsend St");
        seen["corrections"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_again_can_be_put_right_again()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await CorrectAsync(order, Body())).ShouldBe(200);
        await order.PublishAsync(ShipmentFailed);
        (await CorrectAsync(order, Body("2 Market St"))).ShouldBe(200);
        (await order.ReadAsync())["shipTo"].GetProperty("line1").GetString().ShouldBe("2 Market St");
        (await order.PublishedAsync("ordering.delivery-corrected.v1")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("US", "NY", "10001", "shipTo.region")]
    [InlineData("CA", "ON", "K1A 0B1", "shipTo.country")]
    public async Task Another_place_would_be_taxed_in_another_way_and_is_refused(string country, string region, string postalCode, string field)
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await CorrectAsync(order, Body(region: region, country: country, postalCode: postalCode))).ShouldBeProblem(422, "validation-failed")
            ["errors"].TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_is_checked_as_every_other_is()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await CorrectAsync(order, Body(line1: ""))).ShouldBeProblem(422, "validation-failed")["errors"].TryGetProperty("shipTo.line1", out _).ShouldBeTrue();
        (await CorrectAsync(order, new { })).ShouldBeProblem(422, "validation-failed");
    }

    [Fact]
    public async Task Only_while_the_carrier_refuses_it()
    {
        (await CorrectAsync(await PlaceAsync(), Body())).ShouldBeProblem(409, "delivery-stands");
        (await CorrectAsync(await PlacedAsync(Authorized), Body())).ShouldBeProblem(409, "delivery-stands");
        (await CorrectAsync(await PlacedAsync(Authorized, Booked), Body())).ShouldBeProblem(409, "already-shipped");
    }

    [Fact]
    public async Task A_stranger_changes_nothing()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed);
        (await Guest.PostAsync($"/orders/{order.Id}/edits", Body(), NewKey())).ShouldBeProblem(404, "not-found");
        (await CorrectAsync(order, Body(), token: (await PlaceAsync()).Token)).ShouldBeProblem(404, "not-found");
        var key = NewKey();
        (await CorrectAsync(order, Body(), key)).ShouldBe(200);
        (await Guest.PostAsync($"/orders/{order.Id}/edits", Body(), key)).ShouldBeProblem(404, "not-found");
    }
}
