using System.Text.Json;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class RemoveCouponTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_coupon_goes_whether_there_is_one_or_not()
    {
        var cart = await CartAsync(Guest, (FakeModules.Product(), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = "TEN" })).ShouldBe(200);
        (await Guest.DeleteAsync($"/carts/{cart}/coupon")).ShouldBe(200)["coupon"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await Guest.DeleteAsync($"/carts/{cart}/coupon")).ShouldBe(200);
        (await Guest.DeleteAsync("/carts/nothing/coupon")).ShouldBeProblem(404, "not-found");
    }
}
