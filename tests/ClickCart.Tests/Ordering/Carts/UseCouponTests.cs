namespace ClickCart.Tests.Ordering.Carts;

public sealed class UseCouponTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_usable_coupon_is_put_on_the_cart()
    {
        var cart = await CartAsync(Guest, (FakeModules.Product(), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = " ten " })).ShouldBe(200)["coupon"].GetString().ShouldBe("TEN");
        (await Guest.GetAsync($"/carts/{cart}"))["coupon"].GetString().ShouldBe("TEN");
    }

    [Fact]
    public async Task Others_are_refused_as_pricing_says()
    {
        FakeModules.BadCoupons["NEVER"] = Error.NotFound("coupon");
        FakeModules.BadCoupons["OVER"] = Error.Conflict("coupon-not-usable", "It ended in May.");
        var cart = await CartAsync(Guest, (FakeModules.Product(), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = "NEVER" })).ShouldBeProblem(404, "not-found");
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = "OVER" })).ShouldBeProblem(409, "coupon-not-usable");
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = "" })).ShouldBeInvalid("code");
        (await Guest.GetAsync($"/carts/{cart}"))["coupon"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}
