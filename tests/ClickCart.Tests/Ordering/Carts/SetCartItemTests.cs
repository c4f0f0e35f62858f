namespace ClickCart.Tests.Ordering.Carts;

public sealed class SetCartItemTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Items_are_set_changed_and_taken_out()
    {
        var (sku, other) = (FakeModules.Product(1999), FakeModules.Product(333));
        var cart = await CartAsync(Guest, (sku, 2), (other, 3));
        var changed = (await Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 5 })).ShouldBe(200);
        changed["items"].EnumerateArray().Select(i => (i.GetProperty("sku").GetString(), i.GetProperty("quantity").GetInt32()))
            .ShouldBe([(sku, 5), (other, 3)]);
        changed["subtotal"].GetProperty("amount").GetInt64().ShouldBe(5 * 1999 + 3 * 333);
        changed["version"].GetInt32().ShouldBe(4);

        FakeModules.Sold.Remove(other, out _);
        (await Guest.PutAsync($"/carts/{cart}/items/{other}", new { quantity = 0 })).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        var empty = (await Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 0 })).ShouldBe(200);
        empty["items"].GetArrayLength().ShouldBe(0);
        empty["subtotal"].GetProperty("amount").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"quantity":-1}""", 422)]
    [InlineData("""{"quantity":100001}""", 422)]
    [InlineData("""{"quantity":99999999999}""", 422)]
    [InlineData("{}", 422)]
    [InlineData("""{"quantity":1.5}""", 400)]
    [InlineData("""{"quantity":"1"}""", 400)]
    [InlineData("""{"quantity":1,"price":1}""", 400)]
    [InlineData("""{"quantity":1""", 400)]
    public async Task Wrong_quantities_are_refused(string body, int status)
    {
        var cart = await CartAsync(Guest);
        var refused = await Guest.PutAsync($"/carts/{cart}/items/{FakeModules.Product()}", body);
        if (status == 422) refused.ShouldBeInvalid("quantity");
        else refused.ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync($"/carts/{cart}"))["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Unknown_skus_and_carts_are_not_found()
    {
        var cart = await CartAsync(Guest);
        (await Guest.PutAsync($"/carts/{cart}/items/NO-SUCH", new { quantity = 1 })).ShouldBeProblem(404, "not-found");
        (await Guest.PutAsync($"/carts/nothing/items/{FakeModules.Product()}", new { quantity = 1 })).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_cart_holds_one_currency_that_of_its_first_item()
    {
        var (usd, eur) = (FakeModules.Product(), FakeModules.Product(currency: "EUR"));
        var cart = await CartAsync(Guest, (usd, 1));
        (await Guest.PutAsync($"/carts/{cart}/items/{eur}", new { quantity = 1 })).ShouldBeProblem(409, "currency-mismatch");
        (await Guest.PutAsync($"/carts/{cart}/items/{usd}", new { quantity = 0 })).ShouldBe(200);
        (await Guest.PutAsync($"/carts/{cart}/items/{eur}", new { quantity = 1 })).ShouldBe(200)["subtotal"].GetProperty("currency").GetString()
            .ShouldBe("EUR");
    }

    [Fact]
    public async Task A_guests_cart_used_by_an_account_becomes_its_own()
    {
        var me = Host.Account(Guid.CreateVersion7());
        var cart = await CartAsync(Guest, (FakeModules.Product(), 1));
        (await me.PutAsync($"/carts/{cart}/items/{FakeModules.Product()}", new { quantity = 1 })).ShouldBe(200);
        (await Guest.GetAsync($"/carts/{cart}")).ShouldBeProblem(404, "not-found");
        (await me.GetAsync("/carts/current"))["id"].GetString().ShouldBe(cart);
    }

    [Fact]
    public async Task Edits_at_the_same_time_all_count()
    {
        var cart = await CartAsync(Guest);
        var skus = Enumerable.Range(0, 6).Select(_ => FakeModules.Product()).ToList();
        foreach (var answer in await Task.WhenAll(skus.Select(s => Guest.PutAsync($"/carts/{cart}/items/{s}", new { quantity = 1 })))) answer.ShouldBe(200);
        var seen = await Guest.GetAsync($"/carts/{cart}");
        seen["items"].GetArrayLength().ShouldBe(6);
        seen["version"].GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task Who_names_a_version_changes_that_one_or_nothing()
    {
        var (cart, sku) = (await CartAsync(Guest), FakeModules.Product());
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = n }, "\"1\"")));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        foreach (var loser in answers.Where(a => (int)a.Status != 200)) loser.ShouldBeProblem(412, "stale-version");
        (await Guest.GetAsync($"/carts/{cart}")).ETag.ShouldBe("\"2\"");
    }
}
