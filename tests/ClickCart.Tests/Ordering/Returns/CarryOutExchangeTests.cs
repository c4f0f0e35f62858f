using ClickCart.Notifications.Mails;
using ClickCart.Platform.Messaging;
using ClickCart.Tests.Payments.Credits;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Tests.Ordering.Returns;

[Collection(nameof(CreditShop))]
public sealed class CarryOutExchangeTests(CreditShop shared) : ExchangeTest(shared)
{
    [Fact]
    public async Task What_came_back_pays_for_all_of_it_and_what_it_is_worth_more_goes_back_to_the_card()
    {
        var (back, sku) = (await SentBackAsync(), await ProductAsync(2000, stock: 5));
        (await ExchangeAsync(back, For((sku, 1)))).ShouldBe(200)["status"].GetString().ShouldBe("refunded");
        var order = await ReplacementAsync(back);
        var total = Amount(order.Json, "total");
        PaidBy(order).ShouldBe([("exchange", total)]);
        order["exchangeOf"].GetProperty("returnId").GetString().ShouldBe(back.Id);
        order["exchangeOf"].GetProperty("orderId").GetString().ShouldBe(back.Order["id"].GetString());
        await Eventually.TrueAsync(async () => (await OrderOfAsync(order["id"].GetString()!))["paymentStatus"].ValueEquals("captured"), "it is paid and sent");
        var payment = await PaymentAsync(back.Order, p => p.Refunds.Count == 2 && p.Refunds.All(r => r.State == "succeeded"), "the rest went back");
        Went(payment).ShouldBe([(null, back.Worth - total), ("exchange", total)]);
        (await PaymentAsync(order)).Payment.CreditUsed.Amount.ShouldBe(total);
        (await Admin.GetAsync($"/admin/stock/{sku}"))["available"].GetInt32().ShouldBe(4);
        var first = back.Order["id"].GetString()!;
        await Eventually.TrueAsync(async () => Amount((await OrderOfAsync(first)).Json, "refunded") == back.Worth, "the first order knows");
        var seen = (await Guest.GetAsync($"/orders/{back.Order["id"].GetString()}/returns", TokenOf(back.Order)))["items"][0];
        seen.GetProperty("exchange").GetProperty("orderNumber").GetString().ShouldBe(order["number"].GetString());
        seen.GetProperty("exchange").TryGetProperty("draftId", out _).ShouldBeFalse();
        var email = back.Order["email"].GetString()!;
        await Eventually.TrueAsync(async () => (await Shop.MailsAsync(email)).Exists(m => m.Subject.StartsWith("Your exchange for", StringComparison.Ordinal)),
            "the customer reads of it");

        // What of it is given back is told once, and by the order that it came back of.
        await RefundAsync(order, 500);
        await PaymentAsync(back.Order, p => p.Refunds.Any(r => r is { To: null, State: "succeeded", Amount.Amount: 500 }), "it went back to the card");
        var told = await Eventually.GetAsync(async () => (await Shop.MailsAsync(email)).Find(m => m.Kind == MailKind.Refunded
            && m.Text.Contains("were to pay for your exchange, and do not any more", StringComparison.Ordinal)), "the customer reads of that, too");
        told.OrderId.ShouldBe(back.Order["id"].GetGuid());
        (await Shop.MailsAsync(email)).ShouldNotContain(m => m.OrderId == order["id"].GetGuid()
            && (m.Kind == MailKind.Refunded || m.Kind == MailKind.RefundUnderWay));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_it_costs_more_the_customer_pays_by_a_link_with_card_and_gift_card()
    {
        var (client, _) = await CustomerAsync(credit: 300);
        var back = await SentBackAsync(client);
        var draft = await OfferedAsync(back, For((await ProductAsync(6000), 1)));
        var (left, total) = (Amount(draft.Json, "toPay"), Amount(draft.Json, "total"));
        left.ShouldBe(total - back.Worth);
        (await Shop.LinkAsync(back.Order["email"].GetString()!, MailKind.PaymentAsked)).AbsolutePath.ShouldStartWith("/pay/");
        // It stands as it was decided.
        (await DraftAsync(draft, "take-back")).ShouldBe(200);
        (await Admin.SendAsync(HttpMethod.Delete, $"/admin/drafts/{draft["id"].GetString()}", null, NewKey(),
            $"\"{(await Admin.GetAsync($"/admin/drafts/{draft["id"].GetString()}"))["version"]}\"")).ShouldBeProblem(409, "draft-of-exchange");
        var secret = await LinkAsync(draft);
        Amount((await Guest.GetAsync($"/pay/{secret}")).ShouldBe(200)["payment"], "toPay").ShouldBe(left);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/pay/{secret}")).ShouldBe(200).ShouldShow("Paid by what you sent back");

        (await client.PostAsync($"/pay/{secret}", new { }, NewKey())).ShouldBeInvalid("paymentMethod");
        var card = await CardAsync(500);
        var with = new { paymentMethod = "pm_card_visa", giftCards = new[] { card.Code }, useStoreCredit = true };
        var order = (await client.PostAsync($"/pay/{secret}", with, NewKey())).ShouldBe(201);
        PaidBy(order).ShouldBe([("exchange", back.Worth), ("giftCard", 500), ("storeCredit", 300)]);
        await DeliveredAsync(client, order);
        (await PaymentAsync(order)).Payment.Captured.Amount.ShouldBe(total);
        Went(await PaymentAsync(back.Order)).ShouldBe([("exchange", back.Worth)]);
        (await UntilAsync(back, "placed"))["exchange"].GetProperty("orderId").GetString().ShouldBe(order["id"].GetString());

        // A refund gives back the card's part first, then the credits, the last used first; what came back is refunded by the order that it is of.
        await RefundAsync(order, left + 400);
        await PaymentAsync(back.Order, p => p.Refunds.Count(r => r is { To: null, State: "succeeded" }) == 1, "400 of it went back to the first card");
        Went(await PaymentAsync(back.Order)).ShouldBe([(null, 400), ("exchange", back.Worth - 400)]);
        (await LeftAsync(card)).ShouldBe(500);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_it_costs_more_is_taken_by_hand()
    {
        var back = await SentBackAsync();
        var draft = await OfferedAsync(back, For((await ProductAsync(6000), 1)));
        (await DraftAsync(draft, "complete", new { })).ShouldBeInvalid("paymentMethod");
        var order = (await DraftAsync(draft, "complete", new { paymentMethod = "bankTransfer" })).ShouldBe(201);
        PaidBy(order).ShouldBe([("exchange", back.Worth)]);
        var address = $"/admin/orders/{order["id"].GetString()}/payment/paid";
        var paid = await Eventually.GetAsync(
            async () => await Admin.PostAsync(address, new { reference = "B-1" }, NewKey()) is { Status: System.Net.HttpStatusCode.OK } p ? p : null,
            "it is marked as paid");
        Amount(paid.Json, "amount").ShouldBe(Amount(draft.Json, "toPay"));
    }
}

[Collection(nameof(CreditShop))]
public sealed class StoppedExchangeTests(CreditShop shared) : ExchangeTest(shared)
{
    // Its messages stand still for a while.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_was_sold_out_in_the_last_moment_waits_for_staff_who_orders_it_once_it_is_there()
    {
        var (back, sku) = (await SentBackAsync(), await ProductAsync(2000, stock: 1));
        var messages = Shop.Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().ToList();
        foreach (var dispatcher in messages) await dispatcher.StopAsync(TestContext.Current.CancellationToken);
        (await ExchangeAsync(back, For((sku, 1)))).ShouldBe(200)["exchange"].GetProperty("status").GetString().ShouldBe("decided");
        (await Shop.AskAsync((ClickCart.Inventory.Contracts.IStockHolds stock) => stock.TryHoldAsync(Guid.CreateVersion7(),
            [new(sku, 1)], Shop.Clock.GetUtcNow().AddMinutes(10), TestContext.Current.CancellationToken))).ShouldBeEmpty();
        foreach (var dispatcher in messages) await dispatcher.StartAsync(TestContext.Current.CancellationToken);

        var stopped = (await UntilAsync(back, "stopped"))["exchange"];
        stopped.GetProperty("problem").GetString().ShouldBe("There is less in stock than was ordered.");
        (await Admin.GetAsync("/admin/returns?exchange=stopped")).ShouldBe(200)["items"][0].GetProperty("id").GetString().ShouldBe(back.Id);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 1, reason = "came" }, NewKey())).ShouldBe(201);
        var draft = (await Admin.GetAsync($"/admin/drafts/{stopped.GetProperty("draftId").GetString()}")).ShouldBe(200);
        // What the messages that stood still do may come between reading it and completing it.
        var order = await Eventually.GetAsync(
            async () => await DraftAsync(draft, "complete", new { }) is { Status: not System.Net.HttpStatusCode.PreconditionFailed } o ? o : null,
            "nobody else changes it");
        order.ShouldBe(201)["exchangeOf"].GetProperty("returnId").GetString().ShouldBe(back.Id);
        await UntilAsync(back, "placed");
        await Shop.ShouldBeSoundAsync();
    }
}
