namespace ClickCart.Tests.Payments.Disputes;

public sealed class ListDisputesTests(SharedShop shared) : ShopTest(shared)
{
    private async Task<ApiResponse> DisputedAsync()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_createDispute");
        return await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "disputed", "the payment is disputed");
    }

    [Fact]
    public async Task Staff_finds_disputes_in_a_list_of_their_own_and_on_the_dashboard()
    {
        var order = await DisputedAsync();
        var (number, id) = (order["number"].GetString()!, order["id"].GetString()!);
        var found = (await Admin.GetAsync("/admin/disputes?open=true&limit=100")).ShouldBe(200)["items"].EnumerateArray()
            .Single(d => d.GetProperty("orderNumber").GetString() == number);
        found.GetProperty("amount").GetRawText().ShouldBe(order["total"].GetRawText());
        found.GetProperty("isOpen").GetBoolean().ShouldBeTrue();
        using var office = await Shop.OfficeAsync("/admin/disputes?open=true");
        office.ShouldBe(200).ShouldShow(number);
        (await office.OpenAsync("/admin")).ShouldBe(200).ShouldShow("Disputes").ShouldShow("open: answer at the gateway");
        (await office.OpenAsync("/admin/alerts")).ShouldBe(200).ShouldShow($"Order {number} is disputed");
        (await office.OpenAsync($"/admin/orders/{id}")).ShouldBe(200).ShouldShow("Payment disputed");
    }

    [Fact]
    public async Task The_list_goes_on_page_by_page()
    {
        await DisputedAsync();
        await DisputedAsync();
        var first = (await Admin.GetAsync("/admin/disputes?limit=1")).ShouldBe(200);
        var second = (await Admin.GetAsync($"/admin/disputes?limit=1&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        second["items"][0].GetProperty("id").GetString().ShouldNotBe(first["items"][0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Who_is_no_staff_sees_none()
    {
        (await Guest.GetAsync("/admin/disputes")).ShouldBeProblem(401, "unauthenticated");
        (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/disputes")).ShouldBeProblem(403, "forbidden");
    }
}
