using ClickCart.Ordering;

namespace ClickCart.Tests.Ordering.Drafts;

public sealed class PayDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task What_is_paid_is_what_was_put_together_and_the_order_is_like_any_other()
    {
        var draft = await DraftedAsync(NewEmail());
        var order = (await PayAsync(Guest, await SentAsync(draft))).ShouldBe(201);
        foreach (var sum in new[] { "subtotal", "discount", "shipping", "tax", "taxIncluded", "total", "taxes" })
            order[sum].GetRawText().ShouldBe(draft[sum].GetRawText(), sum);
        ShouldAddUp(order.Json);
        var promotion = order["promotions"].EnumerateArray().ShouldHaveSingleItem();
        promotion.GetProperty("reason").GetString().ShouldBe("For your patience.");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").GetString() is not "awaitingPayment", "the order is confirmed");
        await DeliveredAsync(Guest, order);
        var seen = await ReadAsync(draft);
        seen["order"].GetProperty("id").GetString().ShouldBe(order["id"].GetString());
        Happened(seen).Last().ShouldBe("ordered");
    }

    [Fact]
    public async Task A_link_that_two_use_at_once_makes_one_order()
    {
        var draft = await DraftedAsync(NewEmail(), stock: 9);
        var (sku, secret) = (draft["lines"][0].GetProperty("sku").GetString()!, await SentAsync(draft));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PayAsync(Guest, secret)));
        answers.Count(a => a.Status is System.Net.HttpStatusCode.Created).ShouldBe(1);
        var order = answers.Single(a => a.Status is System.Net.HttpStatusCode.Created)["id"].GetString();
        foreach (var other in answers.Where(a => a.Status is not System.Net.HttpStatusCode.Created))
            other.ShouldBeProblem(409, "draft-ordered")["orderId"].GetString().ShouldBe(order);
        (await OnHandLessHeldAsync(sku)).ShouldBe(6);
        (await Guest.GetAsync($"/pay/{secret}")).ShouldBe(200)["orderId"].GetString().ShouldBe(order);
    }

    [Fact]
    public async Task A_key_sent_again_gets_the_same_order()
    {
        var (secret, key) = (await SentAsync(await DraftedAsync(NewEmail())), NewKey());
        var first = (await PayAsync(Guest, secret, key: key)).ShouldBe(201);
        var again = (await PayAsync(Guest, secret, key: key)).ShouldBe(201);
        (again["id"].GetString(), again["accessToken"].GetString()).ShouldBe((first["id"].GetString(), first["accessToken"].GetString()));
    }

    [Fact]
    public async Task A_declined_card_says_why_and_another_one_pays()
    {
        var secret = await SentAsync(await DraftedAsync(NewEmail()));
        await Browser.OpenAsync($"/pay/{secret}");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_chargeDeclinedInsufficientFunds"))).ShouldBe(200).ShouldShow("Your card was declined");
        var order = Browser.Address.AbsolutePath;
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Text.ShouldNotContain("Your card was declined");
        (await Browser.OpenAsync($"/pay/{secret}")).ShouldBe(200).Address.AbsolutePath.ShouldBe(order);
    }

    [Fact]
    public async Task What_is_sold_out_meanwhile_says_so_and_can_be_paid_for_once_it_is_there()
    {
        var draft = await DraftedAsync(NewEmail(), stock: 2);
        var (sku, secret) = (draft["lines"][0].GetProperty("sku").GetString()!, await SentAsync(draft));
        (await PayAsync(Guest, secret)).ShouldBeProblem(409, "out-of-stock");
        await Browser.OpenAsync($"/pay/{secret}");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(409).ShouldShow("less in stock");
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 5, reason = "came" }, NewKey())).ShouldBe(201);
        (await PayAsync(Guest, secret)).ShouldBe(201);
    }

    [Fact]
    public async Task What_comes_to_be_ordered_by_a_crash_in_between_is_found_by_the_next_try()
    {
        var draft = await DraftedAsync(NewEmail(), stock: 3);
        var secret = await SentAsync(draft);
        // What a first try leaves that dies before its commit: the hold, under the order's id.
        var line = draft["lines"][0].GetProperty("sku").GetString()!;
        (await Shop.AskAsync((ClickCart.Inventory.Contracts.IStockHolds stock) => stock.TryHoldAsync(Guid.Parse(IdOf(draft)),
            [new(line, 3)], Shop.Clock.GetUtcNow().AddMinutes(10), TestContext.Current.CancellationToken))).ShouldBeEmpty();
        (await OnHandLessHeldAsync(line)).ShouldBe(0);
        (await PayAsync(Guest, secret)).ShouldBe(201)["id"].GetString().ShouldBe(IdOf(draft));
    }

    [Fact]
    public async Task What_a_try_left_set_aside_is_not_in_the_way_once_the_draft_holds_something_else()
    {
        var draft = await DraftedAsync(NewEmail());
        await SentAsync(draft);
        var sku = draft["lines"][0].GetProperty("sku").GetString()!;
        (await Shop.AskAsync((ClickCart.Inventory.Contracts.IStockHolds stock) => stock.TryHoldAsync(Guid.Parse(IdOf(draft)),
            [new(sku, 3)], Shop.Clock.GetUtcNow().AddMinutes(10), TestContext.Current.CancellationToken))).ShouldBeEmpty();
        (await DoAsync(draft, "take-back")).ShouldBe(200);
        var changed = Body(draft["email"].GetString()!, [new { sku, quantity = 4 }]);
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", changed, VersionOf(await ReadAsync(draft)))).ShouldBe(200);
        (await PayAsync(Guest, await SentAsync(draft))).ShouldBe(201)["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Of_an_account_the_order_is_its_own_and_the_link_opens_it_too()
    {
        var (customer, email) = await Shop.CustomerAsync();
        await Shop.ConfirmAsync(email);
        var draft = await DraftedAsync(email);
        draft["accountId"].ValueKind.ShouldNotBe(System.Text.Json.JsonValueKind.Null);
        var secret = await SentAsync(draft);
        await Browser.OpenAsync($"/pay/{secret}");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).ShouldShow("Order CC-");
        (await customer.GetAsync("/orders")).ShouldBe(200)["items"][0].GetProperty("id").GetString().ShouldBe(Browser.Address.Segments[^1]);
        using var stranger = Shop.Browser();
        (await stranger.OpenAsync(Browser.Address.AbsolutePath)).Text.ShouldNotContain("Order CC-");
    }

    [Fact]
    public async Task Without_a_way_to_pay_nothing_is_ordered()
    {
        var draft = await DraftedAsync(NewEmail());
        var secret = await SentAsync(draft);
        (await PayAsync(Guest, secret, card: null)).ShouldBeInvalid("paymentMethod");
        (await PayAsync(Guest, secret, card: "4242424242424242")).ShouldBeInvalid("paymentMethod");
        (await Shop.AskAsync((OrderingDbContext db) => db.Orders.AnyAsync(o => o.Id == Guid.Parse(IdOf(draft))))).ShouldBeFalse();
    }
}
