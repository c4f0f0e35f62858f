namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class RefundCreditTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Money_goes_back_to_the_gateway_first_and_then_to_the_cards_the_last_used_first()
    {
        var (one, two, quote) = (await CardAsync(1000), await CardAsync(700), await QuotedAsync(Guest));
        var order = await PaidByAsync(Guest, quote, "pm_card_visa", one.Code, two.Code);
        await DeliveredAsync(Guest, order);
        var byGateway = Total(quote) - 1700;
        await RefundAsync(order, byGateway - 100);
        await PaymentAsync(order, p => p.Refunds.All(r => r.State == "succeeded") && p.Refunds.Count == 1, "a part went back");
        (await LeftAsync(one) + await LeftAsync(two)).ShouldBe(0);
        await RefundAsync(order, 600);
        var payment = await PaymentAsync(order, p => p.Refunds.Count == 3 && p.Refunds.All(r => r.State == "succeeded"), "the rest of the charge went back");
        payment.Refunds.Skip(1).Select(r => (r.Amount.Amount, r.To)).ShouldBe([(100, null), (500, "credit")], ignoreOrder: true);
        (await LeftAsync(one), await LeftAsync(two)).ShouldBe((0, 500));
        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds", new { amount = Usd(1201), reason = "Too much." }, NewKey()))
            .ShouldBeProblem(409, "refund-exceeds-captured");
        await RefundAsync(order, 1200);
        (await LeftAsync(one), await LeftAsync(two)).ShouldBe((1000, 700));
        var over = await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("refunded"), "all went back");
        Amount(over.Json, "refunded").ShouldBe(Total(quote));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Refunds_that_come_at_once_give_back_what_was_paid_and_no_more()
    {
        var (card, quote) = (await CardAsync(3000), await QuotedAsync(Guest));
        var order = await PaidByAsync(Guest, quote, "pm_card_visa", card.Code);
        await DeliveredAsync(Guest, order);
        var part = (Total(quote) / 4) + 1;
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Admin.PostAsync(
            $"/admin/orders/{order["id"].GetString()}/refunds", new { amount = Usd(part), reason = "Scratched." }, NewKey())));
        all.Count(r => (int)r.Status == 202).ShouldBe(3, string.Join('\n', all.Select(r => r.Text)));
        await PaymentAsync(order, p => p.Payment.Refunded.Amount == 3 * part && p.Refunds.All(r => r.State == "succeeded"), "they went back");
        (await LeftAsync(card)).ShouldBe((3 * part) - (Total(quote) - 3000));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_transfer_with_credit_is_marked_for_its_part_and_paid_back_by_hand_before_the_card_gets_its_own()
    {
        var (card, quote) = (await CardAsync(1000), await QuotedAsync(Guest));
        var order = await PaidByAsync(Guest, quote, "bankTransfer", card.Code);
        var id = order["id"].GetString();
        var paid = await Eventually.GetAsync(async () => await Admin.PostAsync($"/admin/orders/{id}/payment/paid", new { reference = "B-1" }, NewKey())
            is { Status: System.Net.HttpStatusCode.OK } p ? p : null, "it is marked as paid");
        Amount(paid.Json, "amount").ShouldBe(Total(quote) - 1000);
        await DeliveredAsync(Guest, order);
        await RefundAsync(order, Total(quote));
        (await LeftAsync(card)).ShouldBe(0, "What is to be paid back by hand goes first.");
        var refund = (await PaymentAsync(order)).Refunds.Single(r => r.To is null);
        (await Admin.PostAsync($"/admin/orders/{id}/refunds/{refund.Id}/paid-back", new { reference = "B-2" }, NewKey())).ShouldBe(200);
        (await LeftAsync(card)).ShouldBe(1000);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_order_paid_by_credit_alone_gives_it_back_and_one_that_became_cheaper_the_difference()
    {
        var card = await CardAsync(50_000);
        var order = await PaidByAsync(Guest, await QuotedAsync(Guest), null, card.Code);
        await DeliveredAsync(Guest, order);
        await RefundAsync(order, 200);
        (await PaymentAsync(order)).Refunds.Single().State.ShouldBe("succeeded");
        (await KindsAsync(card)).ShouldBe(["issued", "spent", "returned"]);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_return_is_given_as_store_credit_where_staff_says_so()
    {
        var (client, id) = await CustomerAsync();
        var sku = await ProductAsync(3000);
        var order = (await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, await CartAsync(client, (sku, 1)))), NewKey())).ShouldBe(201);
        await DeliveredAsync(client, order);
        var back = await ReceivedAsync(client, order, sku);
        var refunded = (await Admin.PostAsync($"/admin/returns/{back}/refund", new { asStoreCredit = true }, NewKey())).ShouldBe(200);
        var amount = refunded["refund"].GetProperty("amount").GetProperty("amount").GetInt64();
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/returns/{back}"))["refund"].GetProperty("status").ValueEquals("succeeded"), "it is given");
        var credit = (await client.GetAsync("/me/store-credit")).ShouldBe(200);
        (credit["balances"][0].GetProperty("amount").GetInt64(), credit["ledger"][0].GetProperty("kind").GetString()).ShouldBe((amount, "refunded"));
        var payment = await PaymentAsync(order);
        (payment.Refunds.Single().To, payment.Refundable.Amount).ShouldBe(("storeCredit", payment.Payment.Captured.Amount - amount));
        // And it buys something.
        var next = Body(await QuotedAsync(client), "pm_card_visa");
        next["useStoreCredit"] = true;
        (await client.PostAsync("/orders", next, NewKey())).ShouldBe(201)["payment"].GetProperty("credits").GetArrayLength().ShouldBe(1);
        id.ShouldNotBeNull();
        await Shop.ShouldBeSoundAsync();
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task What_a_card_was_given_before_the_rest_of_a_returns_refund_failed_is_not_given_again(int units)
    {
        var (card, sku) = (await CardAsync(5500), await ProductAsync(3000));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)));
        var order = await PaidByAsync(Guest, quote, "pm_card_refundFail", card.Code);
        await DeliveredAsync(Guest, order);
        var back = await ReceivedAsync(Guest, order, sku, order["accessToken"].GetString(), units);
        for (var failed = 1; failed <= 2; failed++)
        {
            (await Admin.PostAsync($"/admin/returns/{back}/refund", new { }, NewKey())).ShouldBe(200);
            await PaymentAsync(order, p => p.Refunds.Count(r => r.State == "failed") == failed, "the gateway failed it after it had succeeded");
            await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/returns/{back}"))["status"].ValueEquals("received"), "it can be decided again");
        }
        var refunds = (await PaymentAsync(order)).Refunds;
        refunds.Count(r => r.To is null).ShouldBe(2);
        refunds.Where(r => r.To == "credit").ShouldHaveSingleItem().Amount.Amount.ShouldBe(await LeftAsync(card));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_guest_has_no_store_credit()
    {
        var sku = await ProductAsync(3000);
        var order = await OrderAsync(Guest, sku);
        await DeliveredAsync(Guest, order);
        var back = await ReceivedAsync(Guest, order, sku, order["accessToken"].GetString());
        (await Admin.PostAsync($"/admin/returns/{back}/refund", new { asStoreCredit = true }, NewKey())).ShouldBeProblem(409, "no-customer-account");
        (await Admin.PostAsync($"/admin/returns/{back}/refund", new { }, NewKey())).ShouldBe(200);
    }

    private async Task<string> ReceivedAsync(Client client, ApiResponse order, string sku, string? token = null, int units = 1)
    {
        var asked = new { lines = new[] { new { sku, quantity = units, reason = "notAsDescribed" } } };
        var id = (await client.PostAsync($"/orders/{order["id"].GetString()}/returns", asked, NewKey(), token)).ShouldBe(201)["id"].GetString()!;
        (await Admin.PostAsync($"/admin/returns/{id}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync($"/admin/returns/{id}/receive", new { lines = new[] { new { sku, quantity = units, restock = true } } }, NewKey())).ShouldBe(200);
        return id;
    }
}

/// <summary>Labels wait for staff, so that there is time for changes.</summary>
public sealed class ChangedCreditOrderTests(SharedShop shared) : CreditsTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Shipping:BuyLabels", "Manual"));

    [Theory]
    [InlineData(1500, "pm_card_visa")]
    [InlineData(12_000, "pm_card_visa")]
    [InlineData(90_000, null)]
    public async Task An_order_that_becomes_cheaper_is_charged_what_it_comes_to(long amount, string? paymentMethod)
    {
        var (card, sku) = (await CardAsync(amount), await ProductAsync(6000));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)));
        var order = await PaidByAsync(Guest, quote, paymentMethod, card.Code);
        var used = amount - await LeftAsync(card);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("authorized"), "it is authorised");
        var address = $"/admin/orders/{order["id"].GetString()}";
        var edit = new { lines = new[] { new { sku, quantity = 1 } }, reason = "They rang." };
        (await Admin.SendAsync(HttpMethod.Post, $"{address}/edits", edit, NewKey(), $"\"{(await Admin.GetAsync(address))["version"]}\"")).ShouldBe(200);
        var total = Amount((await Admin.GetAsync(address)).Json, "total");
        await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Payment.Amount.Amount == total, "the payment knows");
        (await Admin.PostAsync($"{address}/payment/capture", null, NewKey())).ShouldBe(202);
        var payment = await PaymentAsync(order, p => p.Payment.Captured.Amount > 0 && p.Payment.Captured.Amount - p.Payment.Refunded.Amount == total
            && p.Refunds.All(r => r.State == "succeeded"), "it is charged, and no more");
        // Credit keeps what it paid, as far as the order still comes to so much.
        payment.Payment.CreditUsed.Amount.ShouldBe(used);
        (amount - await LeftAsync(card)).ShouldBe(Math.Min(used, total));
        await Shop.ShouldBeSoundAsync();
    }
}
