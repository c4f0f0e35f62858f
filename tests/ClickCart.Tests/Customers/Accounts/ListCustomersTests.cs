namespace ClickCart.Tests.Customers.Accounts;

public sealed class ListCustomersTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_find_customers_by_part_of_the_address_page_by_page()
    {
        var mark = Guid.CreateVersion7().ToString("n");
        for (var i = 0; i < 3; i++) (await Guest.PostAsync("/accounts",
            new { email = $"{mark}.{i}@example.com", password = "tulip-garden-77", name = $"Ann {i}" })).ShouldBe(202);
        var first = (await Admin.GetAsync($"/admin/customers?q={mark.ToUpperInvariant()}&limit=2")).ShouldBe(200);
        var second = (await Admin.GetAsync($"/admin/customers?q={mark}&limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        string[] emails = [.. first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).Select(a => a.GetProperty("email").GetString()!)];
        emails.ShouldBe([$"{mark}.2@example.com", $"{mark}.1@example.com", $"{mark}.0@example.com"]);
        second["nextCursor"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Customers_do_not_see_each_other() =>
        (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/customers")).ShouldBeProblem(403, "forbidden");

    [Fact]
    public async Task Each_is_listed_with_what_the_orders_came_to_but_not_cancelled_ones()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var sku = await ProductAsync(price: 3000);
        var kept = await OrderAsync(customer, sku);
        var dropped = await OrderAsync(customer, sku);
        (await customer.PostAsync($"/orders/{dropped["id"].GetString()}/cancel", new { reason = "Changed my mind" })).ShouldBe(200);
        var found = (await Admin.GetAsync($"/admin/customers?q={email}")).ShouldBe(200)["items"][0];
        found.GetProperty("orders").GetInt32().ShouldBe(1);
        found.GetProperty("bought")[0].GetProperty("amount").GetInt64().ShouldBe(kept["total"].GetProperty("amount").GetInt64());

        using var office = await Shop.OfficeAsync($"/admin/customers?q={email}");
        office.ShouldBe(200).ShouldShow("Test Customer");
        (await office.OpenAsync("/admin/customers?q=nobody-is-called-this")).ShouldShow("Nobody found");
    }
}
