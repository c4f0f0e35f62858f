namespace ClickCart.Tests.Pricing.Quotes;

public sealed class GetQuoteTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_quote_opens_with_its_own_cart_and_for_its_own_account()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var sku = await ProductAsync();
        var (cart, other) = (await CartAsync(customer, (sku, 1)), await CartAsync(Guest));
        var id = (await QuoteAsync(customer, cart))["id"].GetString();
        (await customer.GetAsync($"/carts/{cart}/quotes/{id}")).ShouldBe(200)["lines"].GetArrayLength().ShouldBe(1);
        (await customer.GetAsync($"/carts/{other}/quotes/{id}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/carts/{cart}/quotes/{id}")).ShouldBeProblem(404, "not-found");
    }
}
