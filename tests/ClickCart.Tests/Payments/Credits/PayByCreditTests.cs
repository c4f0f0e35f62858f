using ClickCart.Inventory.Contracts;

namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class PayByCreditTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_card_pays_a_part_and_the_gateway_the_rest()
    {
        var (card, quote) = (await CardAsync(1500), await QuotedAsync(Guest));
        var order = await PaidByAsync(Guest, quote, "pm_card_visa", card.Code);
        var credit = order["payment"].GetProperty("credits").EnumerateArray().Single();
        (credit.GetProperty("kind").GetString(), credit.GetProperty("lastFour").GetString(), Amount(credit, "amount")).ShouldBe(("giftCard", card.Code[^4..], 1500));
        Amount(order["payment"], "toPay").ShouldBe(Total(quote) - 1500);
        (await LeftAsync(card)).ShouldBe(0);
        await DeliveredAsync(Guest, order);
        var payment = (await PaymentAsync(order)).Payment;
        (payment.Captured.Amount, payment.CreditUsed.Amount, payment.State).ShouldBe((Total(quote), 1500, "captured"));
        var row = (await LookAsync(card))["ledger"][0];
        (row.GetProperty("kind").GetString(), row.GetProperty("orderNumber").GetString()).ShouldBe(("spent", order["number"].GetString()));
        // The invariants ask the gateway what it took.
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Several_cards_and_store_credit_pay_all_of_it_without_the_gateway()
    {
        var (client, _) = await CustomerAsync(100_00);
        var (one, two, quote) = (await CardAsync(1000), await CardAsync(2000), await QuotedAsync(client));
        var body = Body(quote, null, one.Code, two.Code);
        body["useStoreCredit"] = true;
        body["expectedCredit"] = Usd(Total(quote));
        var order = (await client.PostAsync("/orders", body, NewKey())).ShouldBe(201);
        order["payment"].GetProperty("credits").EnumerateArray().Select(c => Amount(c, "amount")).ShouldBe([1000, 2000, Total(quote) - 3000]);
        await DeliveredAsync(client, order);
        var payment = await PaymentAsync(order);
        (payment.Payment.State, payment.Payment.GatewayId, payment.Attempts.Count).ShouldBe(("captured", null, 0));
        (await client.GetAsync("/me/store-credit"))["balances"][0].GetProperty("amount").GetInt64().ShouldBe(100_00 - (Total(quote) - 3000));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_an_order_took_goes_back_when_it_ends_unpaid_or_is_cancelled()
    {
        var (card, other) = (await CardAsync(1500), await CardAsync(500));
        var order = await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_chargeDeclined", card.Code, other.Code);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("declined"), "the card is declined");
        (await LeftAsync(card)).ShouldBe(0, "Another payment method may still come.");
        await CancelAsync(order);
        await Eventually.TrueAsync(async () => await LeftAsync(card) == 1500 && await LeftAsync(other) == 500, "the credit is back");
        (await KindsAsync(card)).ShouldBe(["issued", "spent", "returned"]);
        // A transfer that never comes.
        var awaited = await PaidByAsync(Guest, await QuotedAsync(Guest), "bankTransfer", card.Code);
        await PaymentAsync(awaited);
        await CancelAsync(awaited);
        await Eventually.TrueAsync(async () => await LeftAsync(card) == 1500, "the credit is back");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_order_takes_once_however_often_it_is_sent()
    {
        var (card, quote, key) = (await CardAsync(1500), await QuotedAsync(Guest), NewKey());
        var body = Body(quote, "pm_card_visa", card.Code);
        var placed = (await Guest.PostAsync("/orders", body, key)).ShouldBe(201);
        (await Guest.PostAsync("/orders", body, key)).ShouldBe(201)["id"].GetString().ShouldBe(placed["id"].GetString());
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeProblem(409, "quote-used");
        (await KindsAsync(card)).ShouldBe(["issued", "spent"]);
        // At once, and each with a key of its own.
        var (fresh, again) = (await CardAsync(1500), await QuotedAsync(Guest));
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Guest.PostAsync("/orders", Body(again, "pm_card_visa", fresh.Code), NewKey())));
        all.Count(r => (int)r.Status == 201).ShouldBe(1, string.Join('\n', all.Select(r => r.Text)));
        (await KindsAsync(fresh)).ShouldBe(["issued", "spent"]);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_orders_that_spend_one_card_at_once_only_what_is_there_is_spent()
    {
        var card = await CardAsync(1500);
        var quotes = new List<ApiResponse>();
        for (var i = 0; i < 6; i++) quotes.Add(await QuotedAsync(Guest));
        var all = await Task.WhenAll(quotes.Select(q => Guest.PostAsync("/orders", Body(q, "pm_card_visa", card.Code), NewKey())));
        all.Count(r => (int)r.Status == 201).ShouldBe(1, string.Join('\n', all.Select(r => r.Text)));
        foreach (var refused in all.Where(r => (int)r.Status != 201)) Amount(refused.ShouldBeProblem(409, "credit-changed").Json, "credit").ShouldBe(0);
        (await LeftAsync(card)).ShouldBe(0);
        (await KindsAsync(card)).ShouldBe(["issued", "spent"]);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_not_as_the_customer_saw_it_is_refused_with_what_is_left_to_pay()
    {
        var (card, quote) = (await CardAsync(1500), await QuotedAsync(Guest));
        var body = Body(quote, "pm_card_visa", card.Code);
        body["expectedCredit"] = Usd(2000);
        var changed = (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeProblem(409, "credit-changed");
        (Amount(changed.Json, "credit"), Amount(changed.Json, "left")).ShouldBe((1500, Total(quote) - 1500));
        (await Guest.PostAsync("/orders", Body(quote, null, card.Code), NewKey())).ShouldBeProblem(409, "credit-changed");
        (await Guest.PostAsync("/orders", Body(quote, "pm_card_visa", "AAAA-BBBB-CCCC-DDDD"), NewKey())).ShouldBeProblem(409, "gift-card-not-usable");
        (await Guest.PostAsync("/orders", Body(quote, "pm_card_visa", (await CardAsync(1500, currency: "EUR")).Code), NewKey()))
            .ShouldBeProblem(409, "gift-card-not-usable");
        body["useStoreCredit"] = true;
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeInvalid("useStoreCredit");
        (await Guest.PostAsync("/orders", Body(quote, "pm_card_visa", [.. Enumerable.Repeat("AAAA-BBBB-CCCC-DDDD", 11)]), NewKey())).ShouldBeInvalid("giftCards");
        (await LeftAsync(card)).ShouldBe(1500);
        // The same quote is still good.
        await PaidByAsync(Guest, quote, "pm_card_visa", card.Code);
    }

    [Fact]
    public async Task What_a_try_that_was_refused_had_taken_is_free_at_once_and_what_another_try_holds_is_not()
    {
        var (card, sku, code) = (await CardAsync(1500), await ProductAsync(5000, stock: 1), $"C{Guid.CreateVersion7():n}"[..20].ToUpperInvariant());
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10, totalLimit = 1 })).ShouldBe(201);
        async Task<ApiResponse> WithCouponAsync()
        {
            var cart = await CartAsync(Guest, (sku, 1));
            (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
            return await QuoteAsync(Guest, cart);
        }
        var (first, second) = (await WithCouponAsync(), await WithCouponAsync());
        var body = Body(first, "pm_card_visa", card.Code);
        body["expectedCredit"] = Usd(2000);
        async Task<(int Available, int Uses)> FreeAsync() => ((await Admin.GetAsync($"/admin/stock/{sku}"))["available"].GetInt32(),
            (await Admin.GetAsync($"/admin/coupons/{code}"))["uses"].GetInt32());
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeProblem(409, "credit-changed");
        (await FreeAsync()).ShouldBe((1, 0));
        // Another try of the same order is under way, and has got as far as its stock.
        var held = await Shop.AskAsync<IStockHolds, IReadOnlyList<StockShortage>>(s => s.TryHoldAsync(
            first["id"].GetGuid(), [new(sku, 1)], Shop.Clock.GetUtcNow().AddMinutes(15), TestContext.Current.CancellationToken));
        held.ShouldBeEmpty();
        (await Guest.PostAsync("/orders", body, NewKey())).ShouldBeProblem(409, "credit-changed");
        (await FreeAsync()).ShouldBe((0, 1));
        (await Guest.PostAsync("/orders", Body(second, "pm_card_visa", card.Code), NewKey())).ShouldBeProblem(409, "out-of-stock");
        // The customer has looked again.
        await PaidByAsync(Guest, first, "pm_card_visa", card.Code);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_gateway_is_left_what_it_charges_at_least()
    {
        var quote = await QuotedAsync(Guest);
        var card = await CardAsync(Total(quote) - 10);
        var order = await PaidByAsync(Guest, quote, "pm_card_visa", card.Code);
        (Amount(order["payment"], "toPay"), await LeftAsync(card)).ShouldBe((50, 40));
        await DeliveredAsync(Guest, order);
        // By hand any amount can be paid.
        var transferred = await QuotedAsync(Guest);
        var rest = await CardAsync(Total(transferred) - 10);
        Amount((await PaidByAsync(Guest, transferred, "bankTransfer", rest.Code))["payment"], "toPay").ShouldBe(10);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_checkout_page_takes_a_card_and_shows_what_it_pays()
    {
        var card = await CardAsync(1500);
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync(5000)), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"))).ShouldBe(200);
        (await browser.PressAsync("Use it", ("giftCard", "AAAA-BBBB-CCCC-DDDD"))).ShouldBe(200).ShouldShow("There is no gift card with this code");
        (await browser.PressAsync("Use it", ("giftCard", card.Code.ToLowerInvariant()))).ShouldBe(200).ShouldShow($"Gift card ending in {card.Code[^4..]}")
            .ShouldShow("Left to pay");
        (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).ShouldShow($"Gift card ending in {card.Code[^4..]}");
        (await LeftAsync(card)).ShouldBe(0);
        // Paid in full by a card: nothing else is asked for.
        var whole = await CardAsync(50_000);
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync(5000)), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"));
        (await browser.PressAsync("Use it", ("giftCard", whole.Code))).ShouldBe(200).ShouldShow("There is nothing to pay, so no card is needed.");
        (await browser.PressAsync("Place the order")).ShouldBe(200).ShouldShow($"Gift card ending in {whole.Code[^4..]}");
        (await LeftAsync(whole)).ShouldBeLessThan(45_000);
        await Shop.ShouldBeSoundAsync();
    }

    private async Task CancelAsync(ApiResponse order) => (await Guest.PostAsync(
        $"/orders/{order["id"].GetString()}/cancel", new { reason = "Changed my mind." }, orderToken: order["accessToken"].GetString())).ShouldBe(200);
}
