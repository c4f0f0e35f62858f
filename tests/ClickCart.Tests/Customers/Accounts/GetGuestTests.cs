namespace ClickCart.Tests.Customers.Accounts;

public sealed class GetGuestTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Who_ordered_as_a_guest_has_a_page_of_the_orders()
    {
        var email = $"grace-{NewKey()[^12..]}@example.com";
        var sku = await ProductAsync(price: 2000);
        var order = await GuestOrderAsync(sku, email);
        var guest = (await Admin.GetAsync($"/admin/customers/guest?email={email.ToUpperInvariant()}")).ShouldBe(200);
        guest["name"].GetString().ShouldBe("Ada Buyer");
        guest["orders"].GetInt32().ShouldBe(1);
        guest["latestOrders"][0].GetProperty("number").GetString().ShouldBe(order["number"].GetString());
        guest["accountId"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        using var office = await Shop.OfficeAsync($"/admin/customers/guest?email={email}");
        office.ShouldBe(200).ShouldShow("Guest").ShouldShow(email).ShouldShow(order["number"].GetString()!);

        (await Admin.GetAsync("/admin/customers/guest?email=nobody@example.com")).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync("/admin/customers/guest")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/admin/customers/guest?email={email}")).ShouldBe(401);
    }

    [Fact]
    public async Task Guests_are_found_among_customers_and_one_who_has_an_account_too_is_one_of_them()
    {
        var mark = NewKey()[^12..];
        var sku = await ProductAsync(price: 2000);
        await GuestOrderAsync(sku, $"{mark}.guest@example.com");
        await GuestOrderAsync(sku, $"{mark}.both@example.com");
        (await Guest.PostAsync("/accounts", new { email = $"{mark}.both@example.com", password = "tulip-garden-77", name = "Bo Both" })).ShouldBe(202);
        (await Guest.PostAsync("/accounts", new { email = $"{mark}.none@example.com", password = "tulip-garden-77", name = "No Orders" })).ShouldBe(202);

        // The API's list is what it was: accounts, unless guests are asked for.
        (await FoundAsync($"q={mark}")).ShouldBe([$"{mark}.none@example.com", $"{mark}.both@example.com"]);
        (await FoundAsync($"q={mark}&who=guests")).ShouldBe([$"{mark}.guest@example.com"]);
        (await FoundAsync($"q={mark}&who=all&sort=email")).ShouldBe([$"{mark}.both@example.com", $"{mark}.guest@example.com", $"{mark}.none@example.com"]);
        // Two by two they are the same.
        foreach (var sort in new[] { "-since", "since", "email", "-email" })
        {
            var whole = await FoundAsync($"q={mark}&who=all&sort={sort}");
            var first = (await Admin.GetAsync($"/admin/customers?q={mark}&who=all&sort={sort}&limit=2")).ShouldBe(200);
            var second = await FoundAsync($"q={mark}&who=all&sort={sort}&limit=2&cursor={first["nextCursor"].GetString()}");
            Emails(first).Concat(second).ShouldBe(whole, sort);
            whole.Count.ShouldBe(3);
        }
        (await Admin.GetAsync($"/admin/customers?who=nobody")).ShouldBeProblem(400, "malformed-request");

        var both = (await Admin.GetAsync($"/admin/customers?q={mark}.both")).ShouldBe(200)["items"][0];
        (both.GetProperty("orders").GetInt32(), both.GetProperty("guestOrders").GetInt32()).ShouldBe((1, 1));
        using var office = await Shop.OfficeAsync($"/admin/customers?q={mark}");
        office.Rows.Count.ShouldBe(3);
        office.ShouldShow("Guest").ShouldShow("1 as guest");
        (await office.OpenAsync($"/admin/customers/{both.GetProperty("id").GetString()}")).ShouldShow("Without signing in").Rows.Count.ShouldBe(1);
    }

    private async Task<ApiResponse> GuestOrderAsync(string sku, string email) =>
        (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))), email: email), NewKey())).ShouldBe(201);

    private async Task<List<string>> FoundAsync(string query) => Emails((await Admin.GetAsync($"/admin/customers?{query}")).ShouldBe(200));

    private static List<string> Emails(ApiResponse found) => [.. found["items"].EnumerateArray().Select(a => a.GetProperty("email").GetString()!)];
}
