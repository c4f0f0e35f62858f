using ClickCart.Notifications.Mails;
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
        // One give-back is one mail, and that says what it is.
        async Task<string[]> ToldAsync(ApiResponse of) => [.. (await Admin.GetAsync($"/admin/mails?template=refunded&order={of["id"].GetString()}"))["items"]
            .EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];
        var told = await Eventually.GetAsync(async () => await ToldAsync(back.Order) is { Length: 2 } mails ? mails : null, "the customer is told");
        var texts = await Task.WhenAll(told.Select(async id => (await Admin.GetAsync($"/admin/mails/{id}"))["text"].GetString()!));
        texts.Count(t => t.Contains("were to pay for your exchange, and do not any more", StringComparison.Ordinal)).ShouldBe(1);
        await Shop.MailAsync(EmailOf(order), MailKind.Cancelled);
        (await ToldAsync(order)).ShouldBeEmpty();
        (await Admin.GetAsync($"/admin/mails?template=refund-under-way&order={order["id"].GetString()}"))["items"].GetArrayLength().ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
    }

    private static string EmailOf(ApiResponse order) => order["email"].GetString()!;
}
