using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Ordering.Returns;

[Collection(nameof(CreditShop))]
public sealed class EndExchangeTests(CreditShop shared) : ExchangeTest(shared)
{
    [Fact]
    public async Task An_order_that_is_cancelled_before_it_leaves_gives_what_paid_for_it_back_as_the_first_was_paid()
    {
        var back = await SentBackAsync();
        var draft = await OfferedAsync(back, For((await ProductAsync(6000), 1)));
        var order = (await DraftAsync(draft, "complete", new { paymentMethod = "bankTransfer" })).ShouldBe(201);
        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/cancel", new { reason = "Not wanted any more." }, NewKey())).ShouldBe(200);
        await UntilAsync(back, "ended");
        await PaymentAsync(back.Order, p => p.Refunds.Any(r => r is { To: null, State: "succeeded" }), "it went back to the card");
        Went(await PaymentAsync(back.Order)).ShouldBe([(null, back.Worth)]);
        (await Admin.GetAsync($"/admin/drafts/{draft["id"].GetString()}"))["status"].GetString().ShouldBe("ordered", "It is over, and not to be paid again.");
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/orders/{back.Order["id"].GetString()}/timeline", TokenOf(back.Order)))["items"]
            .EnumerateArray().Any(t => t.GetProperty("what").ValueEquals("exchangeEnded")), "the first order says so");
        Amount((await OrderOfAsync(back.Order["id"].GetString()!)).Json, "refunded").ShouldBe(back.Worth);
        await Shop.ShouldBeSoundAsync();
    }
}
