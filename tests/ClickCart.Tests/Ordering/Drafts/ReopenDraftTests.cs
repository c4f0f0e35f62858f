using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Drafts;

public sealed class ReopenDraftTests(SharedShop shared) : DraftTest(shared)
{
    // The clock is its own.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_nobody_paid_for_in_time_is_paid_for_by_its_link_again_as_another_order()
    {
        var draft = await DraftedAsync(NewEmail());
        var secret = await SentAsync(draft);
        var first = (await PayAsync(Guest, secret, "pm_card_chargeDeclinedInsufficientFunds")).ShouldBe(201);
        await OrderUntilAsync(Guest, first, o => o.GetProperty("paymentStatus").ValueEquals("declined"), "the card is declined");
        Shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await Shop.RunAsync<ExpireUnpaidOrders>();
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/pay/{secret}"))["status"].ValueEquals("payable"), "the link can be used again");
        var second = (await PayAsync(Guest, secret)).ShouldBe(201);
        second["id"].GetString().ShouldNotBe(first["id"].GetString());
        await OrderUntilAsync(Guest, second, o => o.GetProperty("status").GetString() is not "awaitingPayment", "the second order is confirmed");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_staff_or_the_customer_cancels_stays_cancelled()
    {
        var secret = await SentAsync(await DraftedAsync(NewEmail()));
        var order = (await PayAsync(Guest, secret)).ShouldBe(201);
        (await Guest.PostAsync($"/orders/{order["id"].GetString()}/cancel", new { reason = "No." }, orderToken: order["accessToken"].GetString())).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");
        (await Guest.GetAsync($"/pay/{secret}"))["status"].GetString().ShouldBe("ordered");
    }
}
