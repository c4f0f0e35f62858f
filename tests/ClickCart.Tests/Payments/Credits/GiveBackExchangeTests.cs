using ClickCart.Tests.Ordering.Returns;

namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GiveBackExchangeTests(CreditShop shared) : ExchangeTest(shared)
{
    [Fact]
    public async Task What_gift_cards_had_paid_of_the_first_order_goes_back_to_them_after_the_card_has_its_own()
    {
        var card = await CardAsync(1000);
        var (sku, email) = (await ProductAsync(3000), $"x{Guid.CreateVersion7():n}@example.com");
        var body = Body(await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1))), "pm_card_visa", card.Code);
        body["email"] = email;
        var order = (await Guest.PostAsync("/orders", body, NewKey())).ShouldBe(201);
        await DeliveredAsync(Guest, order);
        var asked = new { lines = new[] { new { sku, quantity = 1, reason = "doesNotFit" } } };
        var id = (await Guest.PostAsync($"/orders/{order["id"].GetString()}/returns", asked, NewKey(), TokenOf(order))).ShouldBe(201)["id"].GetString()!;
        (await Admin.PostAsync($"/admin/returns/{id}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync($"/admin/returns/{id}/receive", new { lines = new[] { new { sku, quantity = 1, restock = true } } }, NewKey())).ShouldBe(200);
        var back = new SentBack(Guest, order, id, sku, 0);
        // Nothing that was paid goes anywhere while it pays for something else.
        var shipping = Amount(order.Json, "shipping");
        await OfferedAsync(back, new { lines = new[] { new { sku = await ProductAsync(9000), quantity = 1 } }, shipping = Usd(shipping) });
        (await LeftAsync(card)).ShouldBe(0);
        (await Admin.PostAsync($"{back.Page}/exchange/call-off", null, NewKey())).ShouldBe(200);
        await PaymentAsync(order, p => p.Refunds.Count(r => r.State == "succeeded") == 2, "both parts went back");
        (await LeftAsync(card)).ShouldBe(Amount((await Admin.GetAsync(back.Page))["refund"], "amount") - (Amount(order.Json, "total") - 1000));
    }
}
