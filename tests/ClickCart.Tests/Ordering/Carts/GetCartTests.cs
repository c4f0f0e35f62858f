namespace ClickCart.Tests.Ordering.Carts;

public sealed class GetCartTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_shows_live_prices_and_what_is_no_longer_sold()
    {
        var (sku, gone) = (FakeModules.Product(1999, 7), FakeModules.Product(500, 3));
        var cart = await CartAsync(Guest, (sku, 2), (gone, 1));
        FakeModules.Sold[sku] = FakeModules.Sold[sku] with { Price = Usd(2500), Name = "Renamed" };
        FakeModules.Sold.Remove(gone, out _);

        var seen = (await Guest.GetAsync($"/carts/{cart}")).ShouldBe(200);
        seen["items"][0].GetRawText()
            .ShouldBe($$"""{"sku":"{{sku}}","name":"Renamed","quantity":2,"unitPrice":{"amount":2500,"currency":"USD"},"lineTotal":{"amount":5000,"currency":"USD"},"available":7}""");
        seen["items"][1].GetProperty("available").GetInt32().ShouldBe(0);
        seen["items"][1].GetProperty("name").GetString().ShouldBe($"Test {gone}");
        seen["subtotal"].GetProperty("amount").GetInt64().ShouldBe(5500);
        seen.ETag.ShouldBe("\"3\"");
        (await Guest.GetAsync($"/carts/{cart}", ifNoneMatch: seen.ETag)).ShouldBe(304);
    }

    [Fact]
    public async Task An_accounts_cart_opens_to_nobody_else()
    {
        var (mine, other) = (Host.Account(Guid.CreateVersion7()), Host.Account(Guid.CreateVersion7()));
        var cart = await CartAsync(mine);
        (await mine.GetAsync($"/carts/{cart}")).ShouldBe(200);
        (await other.GetAsync($"/carts/{cart}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/carts/{cart}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/carts/nothing")).ShouldBeProblem(404, "not-found");
    }
}
