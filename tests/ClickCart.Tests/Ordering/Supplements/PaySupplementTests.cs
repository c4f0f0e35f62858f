namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class PaySupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Theory]
    [InlineData("Label")]
    [InlineData("Confirmation")]
    public async Task What_is_paid_makes_the_change_and_goes_back_by_the_same_ways(string captureOn)
    {
        var (order, sku) = await OrderedAsync(captureOn);
        var (total, secret) = (Amount(order.Json, "total"), await AskedAsync(order, sku));
        var shown = (await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200);
        shown["status"].GetString().ShouldBe("payable");
        (await PayAsync(secret)).ShouldBe(202)["status"].GetString().ShouldBe("underWay");
        var changed = await SupplementUntilAsync(order, "carriedOut");
        var difference = Amount(shown["asked"], "difference");
        (Amount(changed.Json, "total"), changed["lines"][0].GetProperty("quantity").GetInt32()).ShouldBe((total + difference, 3));
        Happened(changed).Where(h => h.StartsWith("supplement", StringComparison.Ordinal) || h is "orderEdited").ShouldBe(
            ["supplementAsked", "supplementPaid", "orderEdited"]);
        (await ReadAsync(order)).Json.TryGetProperty("supplement", out _).ShouldBeFalse();
        await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Payment is { } p && p.Supplemented.Amount == difference
            && p.Amount.Amount == total + difference, "the order's payment knows it");
        (await SupplementsAsync(order)).ShouldBe((difference, 0));

        await DeliverAsync(order);
        (await PaymentAsync(order)).Payment.Captured.Amount.ShouldBe(total + difference);
        (await OnHandLessHeldAsync(sku)).ShouldBe(97);
        await Shop.ShouldBeSoundAsync();

        // First what the order's own payment took, then the supplement's.
        async Task RefundAsync(long amount, int parts)
        {
            (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/refunds", new { amount = Usd(amount), reason = "Scratched." }, NewKey())).ShouldBe(202)
                ["amount"].GetProperty("amount").GetInt64().ShouldBe(amount);
            await Eventually.TrueAsync(async () => (await PaymentAsync(order)).Refunds is var all && all.Count == parts
                && all.All(r => r is { State: "succeeded", To: null }), $"{parts} refunds are back");
        }
        await RefundAsync(total - 10, 1);
        (await SupplementsAsync(order)).Refunded.ShouldBe(0);
        await RefundAsync(110, 3);
        await Eventually.TrueAsync(async () => (await SupplementsAsync(order)).Refunded == 100, "a part is back by the supplement");
        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/refunds", new { amount = Usd(difference), reason = "Too much." }, NewKey()))
            .ShouldBeProblem(409, "refund-exceeds-captured");
        await RefundAsync(difference - 100, 4);
        await Eventually.TrueAsync(async () => (await SupplementsAsync(order)).Refunded == difference, "all is back");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("refunded"), "it is refunded");
        await Shop.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData("Label")]
    [InlineData("Confirmation")]
    public async Task Of_a_cancelled_order_the_difference_goes_back_too(string captureOn)
    {
        var (order, sku) = await OrderedAsync(captureOn);
        (await PayAsync(await AskedAsync(order, sku))).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        (await Guest.PostAsync($"/orders/{IdOf(order)}/cancel", new { reason = "I changed my mind." }, orderToken: order["accessToken"].GetString())).ShouldBe(200);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() is "voided" or "refunded", "the money is back");
        await Eventually.TrueAsync(async () => await SupplementsAsync(order) is var (taken, back) && taken > 0 && back == taken, "the difference is back");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_link_that_several_use_at_once_charges_once()
    {
        var (order, sku) = await OrderedAsync();
        var (secret, key) = (await AskedAsync(order, sku), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PayAsync(secret)));
        answers.Count(a => (int)a.Status == 202).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
        foreach (var other in answers.Where(a => (int)a.Status != 202)) ((int)other.Status).ShouldBe(409, other.Text);
        var now = await SupplementUntilAsync(order, "carriedOut");
        (await SupplementsAsync(order)).Captured.ShouldBe(Amount(now["supplements"][0], "difference"));
        (await PayAsync(secret, key: key)).ShouldBeProblem(409, "link-not-payable")["linkStatus"].GetString().ShouldBe("paid");
        (await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200)["status"].GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task A_declined_card_says_why_and_another_one_pays()
    {
        var (order, sku) = await OrderedAsync();
        var secret = await AskedAsync(order, sku);
        (await PayAsync(secret, "pm_card_chargeDeclinedInsufficientFunds")).ShouldBe(202);
        await Eventually.TrueAsync(async () => (await ReadAsync(order))["supplement"].GetProperty("payment").ValueEquals("declined"), "it is declined");
        (await Browser.OpenAsync($"/pay/difference/{secret}")).ShouldBe(200).ShouldShow("Your card was declined");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200);
        await SupplementUntilAsync(order, "carriedOut");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_gone_meanwhile_is_said_before_anything_is_charged()
    {
        var (order, sku) = await OrderedAsync(stock: 3);
        var secret = await AskedAsync(order, sku);
        await OrderAsync(Guest, sku);
        (await PayAsync(secret)).ShouldBeProblem(409, "out-of-stock");
        (await PayAsync(secret, "4242424242424242")).ShouldBeInvalid("paymentMethod");
        (await PayAsync(secret, "bankTransfer")).ShouldBeInvalid("paymentMethod");
        (await SupplementsAsync(order)).ShouldBe((0, 0));
    }
}
