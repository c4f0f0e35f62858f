namespace ClickCart.Tests.Pricing.Promotions;

public sealed class EndPromotionTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task A_quote_that_had_it_is_no_longer_good_and_the_next_one_does_without()
    {
        var sku = await ProductAsync(2000);
        var (id, cart) = (await IdOfNewAsync(sku), await CartAsync(Guest, (sku, 1)));
        var quote = await QuoteAsync(Guest, cart);
        Amount(quote["discount"]).ShouldBe(200);
        (await Admin.PostAsync($"/admin/promotions/{id}/end")).ShouldBe(200)["active"].GetBoolean().ShouldBeFalse();
        (await Admin.PostAsync($"/admin/promotions/{id}/end")).ShouldBe(200)["version"].GetInt32().ShouldBe(2);
        (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBeProblem(409, "quote-expired");
        Amount((await Guest.GetAsync($"/carts/{cart}"))["discount"]).ShouldBe(0);
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        (Amount(order["discount"]), order["promotions"].GetArrayLength()).ShouldBe((0, 0));
        (await Admin.PostAsync($"/admin/promotions/{Guid.CreateVersion7()}/end")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_button_asks_first_and_support_has_none()
    {
        var id = await IdOfNewAsync(await ProductAsync());
        using var admin = await Shop.OfficeAsync($"/admin/promotions/{id}");
        (await admin.PressAsync("End it now")).ShouldBe(200).ShouldShow("The promotion has ended.");
        (await admin.OpenAsync($"/admin/promotions/{id}")).ShouldBe(200).Page.QuerySelector("#end").ShouldBeNull();
        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync($"/admin/promotions/{id}", email, password);
        support.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }
}
