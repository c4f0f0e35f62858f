using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class PaySupplementByCreditTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task A_gift_card_pays_all_of_it_and_gets_back_what_it_paid()
    {
        var (order, sku) = await OrderedAsync("Confirmation");
        var (card, total) = (await GiftCardAsync(20000), Amount(order.Json, "total"));
        var secret = await AskedAsync(order, sku);
        await Browser.OpenAsync($"/pay/difference/{secret}");
        (await Browser.PressAsync("Pay", ("giftCard", card.Code))).ShouldBe(200).Address.AbsolutePath.ShouldBe($"/orders/{IdOf(order)}");
        var changed = await SupplementUntilAsync(order, "carriedOut");
        var difference = Amount(changed["supplements"][0], "difference");
        PaidOf(changed).ShouldBe([("credit", difference, "customer")]);
        (await LeftAsync(card)).ShouldBe(20000 - difference);
        var spent = (await Admin.GetAsync($"/admin/gift-cards/{card.Id}")).ShouldBe(200)["ledger"][0];
        (spent.GetProperty("kind").GetString(), spent.GetProperty("orderNumber").GetString()).ShouldBe(("spent", order["number"].GetString()));

        await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Payment.Captured.Amount == total + difference, "it is a part of the payment");
        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}");
        office.ShouldShow("paid by gift card or store credit").ShouldShow("by the customer");
        await office.OpenAsync($"/admin/orders/{IdOf(order)}/refund");
        var amount = ((total + 300) / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await office.PressAsync("See what it does", ("amount", amount), ("reason", "Scratched."))).ShouldBe(200)
            .ShouldShow("$3.00 of it to the gift cards or store credit that paid");
        await RefundAsync(order, total + 300);
        await Eventually.TrueAsync(async () => await LeftAsync(card) == 20000 - difference + 300, "the gift card has its part back");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Store_credit_pays_a_part_a_card_the_rest_and_of_a_cancelled_order_each_gets_its_own_back()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var account = $"/admin/customers/{(await customer.GetAsync("/me")).ShouldBe(200)["id"].GetString()}/store-credit";
        (await Admin.PostAsync(account, new { amount = Usd(1500), reason = "We are sorry." }, NewKey())).ShouldBe(200);
        async Task<long> BalanceAsync() => (await Admin.GetAsync(account)).ShouldBe(200)["balances"][0].GetProperty("amount").GetInt64();

        var (order, sku) = await OrderedAsync(email: email, by: customer);
        var secret = await AskedAsync(order, sku);
        Task<ApiResponse> ByStoreCreditAsync(Client who, string? card) =>
            who.PostAsync($"/pay/difference/{secret}", new { paymentMethod = card, useStoreCredit = true }, NewKey());
        (await ByStoreCreditAsync(Guest, "pm_card_visa")).ShouldBeInvalid("useStoreCredit");
        (await ByStoreCreditAsync(customer, null)).ShouldBeProblem(409, "credit-changed");
        (await PayAsync(secret, "pm_card_visa", ["AAAA-BBBB-CCCC-DDDD"])).ShouldBeProblem(409, "gift-card-not-usable");
        (await ByStoreCreditAsync(customer, "pm_card_visa")).ShouldBe(202);
        var changed = await SupplementUntilAsync(order, "carriedOut");
        var difference = Amount(changed["supplements"][0], "difference");
        PaidOf(changed).Order().ShouldBe([("card", difference - 1500, "customer"), ("credit", 1500, "customer")]);
        (await BalanceAsync()).ShouldBe(0);
        await Shop.ShouldBeSoundAsync();

        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/cancel", new { reason = "Sold twice." })).ShouldBe(200);
        await Eventually.TrueAsync(async () => await BalanceAsync() == 1500 && await SupplementsAsync(order) == (difference, difference), "both are back");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_credit_paid_is_back_when_the_card_is_declined_and_the_link_pays_again_also_for_the_last_pieces()
    {
        var (order, sku) = await OrderedAsync(stock: 3);
        var (card, secret) = (await GiftCardAsync(700), await AskedAsync(order, sku));
        (await PayAsync(secret, "pm_card_chargeDeclinedInsufficientFunds", [card.Code])).ShouldBe(202);
        var declined = await Eventually.GetAsync(async () =>
            (await ReadAsync(order))["supplement"] is var s && s.GetProperty("payment").ValueEquals("declined") ? s.GetProperty("failure").GetString() : null,
            "it is declined");
        declined.ShouldBe("Your card has insufficient funds.");
        (await LeftAsync(card)).ShouldBe(700);
        (await ReviewAsync(order))["supplements"][0].TryGetProperty("paid", out _).ShouldBeFalse();

        (await PayAsync(secret, "pm_card_visa", [card.Code])).ShouldBe(202);
        var changed = await SupplementUntilAsync(order, "carriedOut");
        PaidOf(changed).Select(p => p.How).Order().ShouldBe(["card", "credit"]);
        (await LeftAsync(card)).ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_several_supplements_all_money_goes_back_before_any_credit()
    {
        var (order, sku) = await OrderedAsync("Confirmation");
        var (card, total) = (await GiftCardAsync(20000), Amount(order.Json, "total"));
        (await PayAsync(await AskedAsync(order, sku, 2))).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        (await PayAsync(await AskedAsync(order, sku, 3), null, [card.Code])).ShouldBe(202);
        await Eventually.TrueAsync(async () => PaidOf(await ReviewAsync(order)) is [("credit", _, _)], "the second one is paid");
        await SupplementUntilAsync(order, "carriedOut");
        var differences = (await ReviewAsync(order))["supplements"].EnumerateArray().Select(s => Amount(s, "difference")).ToArray();
        await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Payment.Supplemented.Amount == differences.Sum(), "both are parts of the payment");
        var left = await LeftAsync(card);
        await RefundAsync(order, total + differences[0]);
        await Eventually.TrueAsync(async () => (await SupplementsAsync(order)).Refunded == differences[0], "the card's is back");
        (await LeftAsync(card)).ShouldBe(left);
        await RefundAsync(order, 250);
        await Eventually.TrueAsync(async () => await LeftAsync(card) == left + 250, "then the gift card's");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task One_gift_card_that_pays_for_two_changes_at_once_is_spent_once()
    {
        var (orders, asked) = (new List<ApiResponse>(), new List<string>());
        for (var i = 0; i < 2; i++)
        {
            var (order, sku) = await OrderedAsync();
            orders.Add(order);
            asked.Add(await AskedAsync(order, sku));
        }
        var difference = Amount((await ReviewAsync(orders[0]))["supplements"][0], "difference");
        var card = await GiftCardAsync(difference + 100);
        var answers = await Task.WhenAll(asked.Select(secret => PayAsync(secret, null, [card.Code])));
        foreach (var answer in answers.Where(a => (int)a.Status != 202)) answer.ShouldBeProblem(409, "credit-changed");
        var states = await Eventually.GetAsync(async () =>
        {
            var all = await Task.WhenAll(orders.Select(ReviewAsync));
            string[] payments = [.. all.Select(o => o["supplements"][0].GetProperty("payment").GetString()!).Order()];
            return payments is ["declined" or "none", "paid"] ? payments : null;
        }, "one is paid");
        if (states[0] == "declined")
            (await Task.WhenAll(orders.Select(ReadAsync))).Single(o => o.Json.TryGetProperty("supplement", out _))["supplement"]
                .GetProperty("failure").GetString().ShouldBe(SupplementNotPaid.CreditChanged);
        (await LeftAsync(card)).ShouldBe(100);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Withdrawn_while_credit_pays_it_is_changed_or_all_of_it_is_back()
    {
        var card = await GiftCardAsync(20000);
        for (var i = 0; i < 3; i++)
        {
            var (order, sku) = await OrderedAsync();
            var (asked, before) = ((await AskAsync(order, sku)).ShouldBe(201), await LeftAsync(card));
            var withdraw = $"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/withdraw";
            var answers = await Task.WhenAll(PayAsync(SecretOf(asked), null, [card.Code]), Admin.PostAsync(withdraw));
            await Shop.ShouldBeSoundAsync();
            var now = await ReviewAsync(order);
            var isPaid = now["supplements"][0].GetProperty("status").ValueEquals("carriedOut");
            isPaid.ShouldBe((int)answers[1].Status != 200, answers[1].Text);
            (await LeftAsync(card)).ShouldBe(isPaid ? before - Amount(now["supplements"][0], "difference") : before);
            now["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(isPaid ? 3 : 1);
        }
    }
}
