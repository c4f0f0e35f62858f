using ClickCart.Payments;

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class MarkSupplementPaidTests(SupplementShop shared) : SupplementTest(shared)
{
    /// <summary>What is to be paid back by hand for an order.</summary>
    private async Task<(string Id, long Amount)[]> ToPayBackAsync(ApiResponse order) =>
        [.. (await Admin.GetAsync("/admin/manual-payments?refunds=true&limit=100")).ShouldBe(200)["items"].EnumerateArray()
            .Where(i => i.GetProperty("orderId").ValueEquals(IdOf(order))).Select(i => (i.GetProperty("refundId").GetString()!, Amount(i, "amount")))];

    private Task<(string Id, long Amount)[]> ToPayBackUntilAsync(ApiResponse order, long amount) => Eventually.GetAsync(async () =>
        await ToPayBackAsync(order) is [var one] all && one.Amount == amount ? all : null, $"{amount} are to be paid back by hand");

    [Fact]
    public async Task What_was_transferred_makes_the_change_and_is_paid_back_by_hand()
    {
        var sku = await ProductAsync(2000, 100);
        var order = await OrderAsync(Guest, sku, paymentMethod: "bankTransfer");
        await Eventually.TrueAsync(async () => await Admin.PostAsync($"/admin/orders/{IdOf(order)}/payment/paid", new { reference = "B-1" }, NewKey())
            is { Status: System.Net.HttpStatusCode.OK }, "the order is marked as paid");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is paid");
        var (asked, total) = ((await AskAsync(order, sku)).ShouldBe(201), Amount(order.Json, "total"));
        var difference = Amount(asked.Json, "difference");

        var transfer = (await Guest.GetAsync($"/pay/difference/{SecretOf(asked)}")).ShouldBe(200)["transfer"];
        (transfer.GetProperty("purpose").GetString(), transfer.GetProperty("instructions").GetString(), Amount(transfer, "amount"))
            .ShouldBe((order["number"].GetString(), SupplementShop.Account, difference));
        (await Browser.OpenAsync($"/pay/difference/{SecretOf(asked)}")).ShouldBe(200).ShouldShow("Or by bank transfer").ShouldShow("Example Bank")
            .ShouldShow(order["number"].GetString()!);

        (await MarkAsync(order, asked, "pm_card_visa")).ShouldBeInvalid("method");
        (await MarkAsync(order, asked, reference: " ")).ShouldBeInvalid("reference");
        (await Guest.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/paid", new { method = "cash", reference = "Mine" }, NewKey()))
            .ShouldBeProblem(401, "unauthenticated");
        var key = NewKey();
        (await MarkAsync(order, asked, key: key)).ShouldBe(200)["payment"].GetString().ShouldBe("pending");
        var changed = await SupplementUntilAsync(order, "carriedOut");
        (await MarkAsync(order, asked, key: key)).ShouldBe(200);
        (await MarkAsync(order, asked)).ShouldBeProblem(409, "supplement-over");
        (Amount(changed.Json, "total"), changed["lines"][0].GetProperty("quantity").GetInt32()).ShouldBe((total + difference, 3));
        PaidOf(changed).ShouldBe([("bankTransfer", difference, ClickCart.Tests.Shop.AdminEmail)]);
        changed["timeline"].EnumerateArray().Single(t => t.GetProperty("what").ValueEquals("supplementPaid")).GetProperty("detail").GetString()
            .ShouldEndWith("were paid by bank transfer for the change of the order.");
        await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Payment.Captured.Amount == total + difference, "it is a part of the payment");
        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}");
        office.ShouldShow("paid by bank transfer").ShouldShow($"marked by {ClickCart.Tests.Shop.AdminEmail}").ShouldShow("B-7");
        await Shop.ShouldBeSoundAsync();

        // First what the order was paid with, then the supplement: each by hand.
        await RefundAsync(order, total + 400);
        var first = (await ToPayBackUntilAsync(order, total))[0].Id;
        var back = $"/admin/orders/{IdOf(order)}/refunds/";
        (await Admin.PostAsync($"{back}{first}/paid-back", new { reference = "R-1" }, NewKey())).ShouldBe(200);
        var second = (await ToPayBackUntilAsync(order, 400))[0].Id;
        (await Admin.PostAsync($"{back}{second}/withdraw", new { reason = "A mistake." }, NewKey())).ShouldBeProblem(409, "refund-not-manual");
        await office.OpenAsync($"/admin/orders/{IdOf(order)}");
        (await office.PressAsync("Record it as paid back", ("reference", "R-2"))).ShouldBe(200).ShouldShow("The refund is recorded as paid back.");
        (await ToPayBackAsync(order)).ShouldBeEmpty();
        (await Admin.PostAsync($"{back}{second}/paid-back", new { reference = "R-3" }, NewKey())).ShouldBeProblem(409, "refund-not-manual");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task After_a_declined_card_the_difference_is_paid_in_cash_also_for_the_last_pieces()
    {
        var (order, sku) = await OrderedAsync(stock: 3);
        var secret = await AskedAsync(order, sku);
        (await PayAsync(secret, "pm_card_chargeDeclined")).ShouldBe(202);
        await Eventually.TrueAsync(async () => (await ReadAsync(order))["supplement"].GetProperty("payment").ValueEquals("declined"), "it is declined");
        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}");
        (await office.PressAsync("Mark", ("method", "cash"), ("reference", "Till 4"))).ShouldBe(200).ShouldShow("It is marked as paid");
        var changed = await SupplementUntilAsync(order, "carriedOut");
        PaidOf(changed).ShouldHaveSingleItem().How.ShouldBe("cash");
        await DeliverAsync(order);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Paid_by_the_link_and_marked_as_paid_at_once_it_is_taken_once()
    {
        var card = await GiftCardAsync(50000);
        for (var i = 0; i < 3; i++)
        {
            var (order, sku) = await OrderedAsync();
            var (asked, before) = ((await AskAsync(order, sku)).ShouldBe(201), await LeftAsync(card));
            var difference = Amount(asked.Json, "difference");
            var answers = await Task.WhenAll(
                MarkAsync(order, asked), i == 0 ? PayAsync(SecretOf(asked)) : PayAsync(SecretOf(asked), null, [card.Code]), MarkAsync(order, asked, "cash"));
            answers.Count(a => (int)a.Status < 300).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
            foreach (var other in answers.Where(a => (int)a.Status >= 300)) ((int)other.Status).ShouldBe(409, other.Text);
            var changed = await SupplementUntilAsync(order, "carriedOut");
            (await SupplementsAsync(order)).ShouldBe((difference, 0));
            var (how, amount, _) = PaidOf(changed).ShouldHaveSingleItem();
            amount.ShouldBe(difference);
            (await LeftAsync(card)).ShouldBe(how == "credit" ? before - difference : before);
        }
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Withdrawn_and_marked_as_paid_at_once_it_is_changed_or_to_be_paid_back()
    {
        for (var i = 0; i < 3; i++)
        {
            var (order, sku) = await OrderedAsync();
            var asked = (await AskAsync(order, sku)).ShouldBe(201);
            var answers = await Task.WhenAll(MarkAsync(order, asked), Admin.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/withdraw"));
            var (isMarked, isWithdrawn) = ((int)answers[0].Status == 200, (int)answers[1].Status == 200);
            (isMarked || isWithdrawn).ShouldBeTrue();
            // Marked first and withdrawn before the change: the money is there, and is owed.
            if (isMarked && isWithdrawn) await ToPayBackUntilAsync(order, Amount(asked.Json, "difference"));
            else if (isMarked) await SupplementUntilAsync(order, "carriedOut");
            else (await ToPayBackAsync(order)).ShouldBeEmpty();
            (await ReviewAsync(order))["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(isMarked && !isWithdrawn ? 3 : 1);
            var opened = await Shop.AskAsync((PaymentsDbContext db) => db.Payments.CountAsync(p => p.SupplementOf == order["id"].GetGuid()));
            opened.ShouldBe(isMarked ? 1 : 0);
        }
        await Shop.ShouldBeSoundAsync();
    }
}
