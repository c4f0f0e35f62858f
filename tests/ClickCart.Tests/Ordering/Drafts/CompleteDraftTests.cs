namespace ClickCart.Tests.Ordering.Drafts;

public sealed class CompleteDraftTests(DraftShop shared) : DraftTest(shared), IClassFixture<DraftShop>
{
    [Fact]
    public async Task Staff_makes_an_order_of_it_that_is_paid_by_bank_transfer()
    {
        var draft = await DraftedAsync(NewEmail());
        (await DoAsync(draft, "complete", new { paymentMethod = "pm_card_visa" })).ShouldBeInvalid("paymentMethod");
        (await DoAsync(draft, "complete", new { paymentMethod = "cashOnDelivery" })).ShouldBeInvalid("paymentMethod");
        var order = (await DoAsync(draft, "complete", new { paymentMethod = "bankTransfer" })).ShouldBe(201);
        (order["status"].GetString(), Amount(order.Json, "total")).ShouldBe(("awaitingPayment", Amount(draft.Json, "total")));
        ShouldAddUp(order.Json);
        (await DoAsync(draft, "complete", new { paymentMethod = "bankTransfer" })).ShouldBeProblem(409, "draft-ordered");
        var now = await ReadAsync(draft);
        now["order"].GetProperty("number").GetString().ShouldBe(order["number"].GetString());
        now["status"].GetString().ShouldBe("ordered");
        var timeline = (await Admin.GetAsync($"/orders/{order["id"].GetString()}/timeline")).ShouldBe(200)["items"].EnumerateArray().ToList();
        timeline.ShouldContain(t => t.GetProperty("detail").GetString()!.Contains($"{Shop.AdminEmail} put it together as draft", StringComparison.Ordinal));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task One_that_costs_nothing_is_an_order_at_once_and_confirmed()
    {
        var email = NewEmail();
        var sku = await ProductAsync();
        var draft = (await Admin.PostAsync("/admin/drafts", Body(email, [new { sku, quantity = 1, unitPrice = Usd(0), reason = "A sample." }],
            shippingPrice: Usd(0)), NewKey())).ShouldBe(201);
        Amount(draft.Json, "total").ShouldBe(0);
        using var office = await Shop.OfficeAsync($"/admin/drafts/{IdOf(draft)}");
        (await office.PressAsync("Place the order")).ShouldBe(200).ShouldShow("The draft is an order now.");
        var order = (await Admin.GetAsync($"/admin/orders/{office.Address.Segments[^1]}")).ShouldBe(200);
        (order["paymentStatus"].GetString(), order["email"].GetString()).ShouldBe(("notRequired", email));
        // It goes on by itself.
        order["status"].GetString().ShouldBeOneOf("confirmed", "shipped", "delivered");
    }
}
