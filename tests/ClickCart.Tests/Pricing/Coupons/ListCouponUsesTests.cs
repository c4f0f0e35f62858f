namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ListCouponUsesTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task An_order_that_used_the_coupon_is_listed_with_what_it_took_off()
    {
        var code = await CouponAsync();
        var cart = await CartAsync(Guest, (await ProductAsync(price: 2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);

        var use = (await Admin.GetAsync($"/admin/coupons/{code.ToLowerInvariant()}/uses")).ShouldBe(200)["items"][0];
        use.GetProperty("orderNumber").GetString().ShouldBe(order["number"].GetString());
        use.GetProperty("customer").GetString().ShouldBe("guest@example.com");
        use.GetProperty("discount").GetProperty("amount").GetInt64().ShouldBe(200);
        use.GetProperty("counts").GetBoolean().ShouldBeTrue();

        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}/uses");
        office.ShouldBe(200).ShouldShow(order["number"].GetString()!).ShouldShow("$2.00");
    }

    [Fact]
    public async Task It_pages_from_the_latest_use_backwards()
    {
        var code = await CouponAsync();
        var orders = new[] { NewOrder(), NewOrder(), NewOrder() };
        foreach (var order in orders) (await RedeemAsync(code, order, $"{order}@example.com")).Succeeded.ShouldBeTrue();
        var first = (await Admin.GetAsync($"/admin/coupons/{code}/uses?limit=2")).ShouldBe(200);
        var second = (await Admin.GetAsync($"/admin/coupons/{code}/uses?limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        var found = first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).ToList();
        found.Select(u => u.GetProperty("orderId").GetGuid()).ShouldBe(orders, ignoreOrder: true);
        found.Select(u => u.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
        (await Admin.GetAsync("/admin/coupons/NONE-SUCH/uses")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/admin/coupons/{code}/uses")).ShouldBeProblem(401, "unauthenticated");
    }
}
