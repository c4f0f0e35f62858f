namespace ClickCart.Tests.Pricing.Promotions;

public sealed class ListPromotionUsesTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task Orders_that_had_it_are_listed_and_a_cancelled_one_gives_its_use_back()
    {
        var sku = await ProductAsync(2000);
        var id = (await PromotionAsync(new { name = "Once", percent = 10, skus = new[] { sku }, totalLimit = 1 }))["id"].GetString();
        // The bank asks first, so that nothing is shipped meanwhile.
        var order = await OrderAsync(Guest, sku, paymentMethod: "pm_card_threeDSecure2Required");
        var use = (await Admin.GetAsync($"/admin/promotions/{id}/uses")).ShouldBe(200)["items"][0];
        (use.GetProperty("orderNumber").GetString(), Amount(use.GetProperty("discount"))).ShouldBe((order["number"].GetString(), 200L));
        using var office = await Shop.OfficeAsync($"/admin/promotions/{id}/uses");
        office.ShouldBe(200).ShouldShow(order["number"].GetString()!).ShouldShow("$2.00");
        // It is used up: the next cart does without.
        Amount((await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))))["discount"]).ShouldBe(0);
        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/cancel", new { reason = "A mistake." })).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/promotions/{id}"))["uses"].GetInt32() == 0, "the use is given back");
        Amount((await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))))["discount"]).ShouldBe(200);
        (await Admin.GetAsync($"/admin/promotions/{Guid.CreateVersion7()}/uses")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Of_two_orders_for_the_last_use_one_gets_it()
    {
        var sku = await ProductAsync(2000);
        var id = (await PromotionAsync(new { name = "Last", percent = 10, skus = new[] { sku }, totalLimit = 1 }))["id"].GetString();
        var quotes = new List<ApiResponse>();
        for (var i = 0; i < 4; i++) quotes.Add(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))));
        var orders = await Task.WhenAll(quotes.Select(q => Guest.PostAsync("/orders", OrderBody(q), NewKey())));
        orders.Count(o => (int)o.Status == 201).ShouldBe(1);
        foreach (var late in orders.Where(o => (int)o.Status != 201)) late.ShouldBeProblem(409, "quote-expired");
        (await Admin.GetAsync($"/admin/promotions/{id}"))["uses"].GetInt32().ShouldBe(1);
    }
}
