namespace ClickCart.Tests.Customers.Groups;

/// <summary>A shop with two groups of customers.</summary>
public sealed class GroupShop() : SharedShop(("Customers:Groups", "Wholesale, Friends of the house"));

public sealed class SetCustomerGroupTests(GroupShop shared) : ShopTest(shared), IClassFixture<GroupShop>
{
    [Fact]
    public async Task A_customer_is_put_into_a_group_and_a_promotion_for_it_holds_for_their_cart_alone()
    {
        var ((customer, email), (stranger, _)) = (await Shop.CustomerAsync(), await Shop.CustomerAsync());
        var (id, version) = await FindAsync(email);
        var (sku, path) = (await ProductAsync(price: 1000), $"/admin/customers/{id}/group");
        (await Admin.PostAsync("/admin/promotions", new { name = "Trade price", percent = 15, groups = Wholesale, skus = new[] { sku } }, NewKey())).ShouldBe(201);
        (await DiscountAsync(customer, sku)).ShouldBe(0);

        (await Admin.PutAsync(path, new { group = "wholesale" })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync(path, new { group = "Retail" }, $"\"{version}\"")).ShouldBeInvalid("group");
        (await Admin.PutAsync(path, new { group = "Wholesale" }, "\"999\"")).ShouldBeProblem(412, "stale-version");
        var put = (await Admin.PutAsync(path, new { group = "wholesale" }, $"\"{version}\"")).ShouldBe(200);
        (put["group"].GetString(), put["version"].GetInt32(), put.ETag).ShouldBe(("Wholesale", version + 1, $"\"{version + 1}\""));
        (await DiscountAsync(customer, sku)).ShouldBe(150);
        (await DiscountAsync(stranger, sku)).ShouldBe(0);
        (await DiscountAsync(Guest, sku)).ShouldBe(0);

        var one = (await Admin.GetAsync($"/admin/customers/{id}")).ShouldBe(200);
        (one["group"].GetString(), one.ETag).ShouldBe(("Wholesale", $"\"{version + 1}\""));
        (await EmailsAsync("Wholesale")).ShouldContain(email);
        (await EmailsAsync(" wholeSALE")).ShouldContain(email);
        (await EmailsAsync("Friends of the house")).ShouldNotContain(email);
        (await customer.GetAsync("/me")).ShouldBe(200).Text.ShouldNotContain("Wholesale");
        (await Admin.GetAsync("/admin/audit?limit=50")).ShouldBe(200).Text.ShouldContain($"{email}: group none became Wholesale");
        (await stranger.PutAsync(path, new { group = "Wholesale" }, "\"1\"")).ShouldBeProblem(403, "forbidden");
        (await Admin.PutAsync($"/admin/customers/{Guid.CreateVersion7()}/group", new { group = "Wholesale" }, "\"1\"")).ShouldBeProblem(404, "not-found");

        (await Admin.PutAsync(path, new { group = (string?)null }, $"\"{version + 1}\"")).ShouldBe(200);
        (await DiscountAsync(customer, sku)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_one_wins()
    {
        var (id, version) = await FindAsync((await Shop.CustomerAsync()).Email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            Admin.PutAsync($"/admin/customers/{id}/group", new { group = i % 2 == 0 ? "Wholesale" : "Friends of the house" }, $"\"{version}\""))));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Where(a => (int)a.Status != 200).ShouldAllBe(a => (int)a.Status == 412);
    }

    [Fact]
    public async Task Staff_choose_a_group_on_the_customers_page_filter_by_it_and_name_it_in_a_promotion()
    {
        var email = (await Shop.CustomerAsync()).Email;
        var (id, _) = await FindAsync(email);
        using var office = await Shop.OfficeAsync($"/admin/customers/{id}");
        (await office.PressAsync("Save", ("group", "Friends of the house"))).ShouldBe(200).ShouldShow("The group is saved.");
        (await office.OpenAsync("/admin/customers?group=Friends%20of%20the%20house")).ShouldBe(200).ShouldShow(email);
        (await office.OpenAsync($"/admin/customers?group=Wholesale&q={email}")).ShouldBe(200).Text.ShouldNotContain("Test Customer");
        (await office.OpenAsync("/admin/promotions/new")).ShouldBe(200).ShouldShow("In the group Friends of the house");
    }

    [Fact]
    public async Task A_promotion_for_a_group_that_the_shop_has_no_more_can_still_be_changed_and_no_other_comes_to_it()
    {
        var configuration = Shop.Services.GetRequiredService<IConfiguration>();
        var had = configuration["Customers:Groups"];
        configuration["Customers:Groups"] = had + ", Passing";
        try
        {
            var sku = await ProductAsync(price: 1000);
            var (passing, never) = (new[] { "Passing" }, new[] { "Passing", "Never" });
            var rules = new { name = "P", percent = 5, groups = passing, skus = new[] { sku } };
            var promotion = (await Admin.PostAsync("/admin/promotions", rules, NewKey())).ShouldBe(201);
            configuration["Customers:Groups"] = had;
            var path = $"/admin/promotions/{promotion["id"].GetString()}";
            (await Admin.PutAsync(path, new { name = "P", percent = 6, groups = never, skus = new[] { sku } }, "*")).ShouldBeInvalid("groups");
            (await Admin.PutAsync(path, new { name = "P", percent = 6, groups = passing, skus = new[] { sku } }, "*")).ShouldBe(200);
            (await Admin.PostAsync("/admin/promotions", rules, NewKey())).ShouldBeInvalid("groups");
        }
        finally
        {
            configuration["Customers:Groups"] = had;
        }
    }

    private static readonly string[] Wholesale = ["Wholesale"];

    private async Task<(string Id, int Version)> FindAsync(string email)
    {
        var found = (await Admin.GetAsync($"/admin/customers?q={email}")).ShouldBe(200)["items"][0];
        return (found.GetProperty("id").GetString()!, found.GetProperty("version").GetInt32());
    }

    private async Task<List<string>> EmailsAsync(string group) => [.. (await Admin.GetAsync($"/admin/customers?group={Uri.EscapeDataString(group)}&limit=100"))
        .ShouldBe(200)["items"].EnumerateArray().Select(c => c.GetProperty("email").GetString()!)];

    private static async Task<long> DiscountAsync(Client who, string sku) =>
        (await who.GetAsync($"/carts/{await CartAsync(who, (sku, 1))}")).ShouldBe(200)["discount"].GetProperty("amount").GetInt64();
}
