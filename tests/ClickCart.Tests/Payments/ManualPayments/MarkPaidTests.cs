using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class MarkPaidTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    [Fact]
    public async Task A_transfer_is_waited_for_with_the_stock_held_for_days_and_the_order_goes_on_once_staff_has_the_money()
    {
        var sku = await ProductAsync(stock: 3);
        var order = await OrderAsync(Guest, sku, 2, Transfer);
        (order["status"].GetString(), order["paymentStatus"].GetString(), order["payment"].GetProperty("manual").GetString())
            .ShouldBe(("awaitingPayment", "pending", Transfer));
        var placed = order["createdAt"].GetDateTimeOffset();
        order["payment"].GetProperty("payBy").GetDateTimeOffset().ShouldBe(placed.AddDays(4));
        (await Admin.GetAsync($"/admin/stock/{sku}"))["available"].GetInt32().ShouldBe(1);
        await Eventually.TrueAsync(async () => (await PayAsync(order)).Status is System.Net.HttpStatusCode.OK, "it is marked as paid");
        var sent = await DeliveredAsync(Guest, order);
        sent["payment"].TryGetProperty("payBy", out _).ShouldBeFalse();
        var timeline = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}"))["timeline"].EnumerateArray().ToList();
        timeline.ShouldContain(t => t.GetProperty("what").ValueEquals("paymentCaptured")
            && t.GetProperty("detail").GetString()!.EndsWith("paid by bank transfer.", StringComparison.Ordinal));
        timeline.ShouldNotContain(t => t.GetProperty("what").ValueEquals("paymentAuthorized"));
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task It_is_said_once_with_a_reference_and_by_whom()
    {
        var order = await OrderAsync(Guest, await ProductAsync(1000), paymentMethod: Transfer);
        (await PayAsync(order, "")).ShouldBeInvalid("reference");
        (await PayAsync(order, "4242 4242 4242 4242")).ShouldBeInvalid("reference");
        var key = NewKey();
        var paid = await Eventually.GetAsync(async () => await PayAsync(order, "B-77", key) is { Status: System.Net.HttpStatusCode.OK } p ? p : null, "it is paid");
        (paid["method"].GetString(), paid["reference"].GetString(), paid["by"].GetString()).ShouldBe((Transfer, "B-77", Shop.AdminEmail));
        paid["amount"].GetRawText().ShouldBe(order["total"].GetRawText());
        (await PayAsync(order, "B-77", key)).ShouldBe(200).Text.ShouldBe(paid.Text);
        (await PayAsync(order, "B-78")).ShouldBeProblem(409, "payment-not-awaited")["state"].GetString().ShouldBe("captured");
        // Two who say it at the same moment.
        var other = await OrderAsync(Guest, await ProductAsync(), paymentMethod: Transfer);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/manual-payments?limit=100"))["items"].EnumerateArray()
            .Any(i => i.GetProperty("orderId").ValueEquals(other["id"].GetString())), "the payment is waited for");
        var both = await Task.WhenAll(PayAsync(other, "one"), PayAsync(other, "two"));
        both.Select(r => (int)r.Status).Order().ShouldBe([200, 409]);
    }

    [Fact]
    public async Task What_the_gateway_takes_or_what_was_cancelled_is_not_marked()
    {
        var card = await OrderAsync(Guest, await ProductAsync());
        await DeliveredAsync(Guest, card);
        (await PayAsync(card)).ShouldBeProblem(409, "payment-not-awaited");
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: Transfer);
        (await Guest.PostAsync($"/orders/{order["id"].GetString()}/cancel", new { reason = "Too late." }, orderToken: order["accessToken"].GetString()))
            .ShouldBe(200);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("voided"), "nothing is waited for");
        (await PayAsync(order)).ShouldBeProblem(409, "payment-not-awaited")["state"].GetString().ShouldBe("voided");
        (await Guest.PostAsync($"/admin/orders/{order["id"].GetString()}/payment/paid", new { reference = "x" }, NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await Admin.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/payment/paid", new { reference = "x" }, NewKey())).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task What_is_paid_on_delivery_is_sent_at_once_and_paid_afterwards()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: Cash);
        (order["status"].GetString(), order["paymentStatus"].GetString()).ShouldBe(("confirmed", "pending"));
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("delivered"), "it is delivered");
        (await PayAsync(order, "route 7")).ShouldBe(200);
        (await DeliveredAsync(Guest, order))["payment"].GetProperty("manual").GetString().ShouldBe(Cash);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_customer_reads_how_to_pay_on_the_pages_and_in_the_mail_and_staff_marks_it_there()
    {
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        var email = $"t{Guid.CreateVersion7():n}@example.com";
        (await browser.PressAsync("Continue to delivery", ("email", email), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"))).ShouldBe(200)
            .ShouldShow("Bank transfer").ShouldShow("have 4 days to transfer").ShouldShow("You pay who brings it.");
        (await browser.PressAsync("Pay", ("paymentMethod", Transfer))).ShouldBe(200).ShouldShow("Please transfer the amount").ShouldShow("IBAN DE02");
        var id = browser.Address.AbsolutePath.Split('/')[^1];
        (await Shop.MailAsync(email, MailKind.OrderReceived)).Text.ShouldContain("IBAN DE02 1203 0000 0000 2020 51");
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldShow("Awaited");
        (await office.PressAsync("Mark ", ("reference", "B-9"))).ShouldBe(200).ShouldShow("The order is marked as paid.").ShouldShow("B-9");
        await Eventually.TrueAsync(async () => (await browser.OpenAsync($"/orders/{id}")).Text.Contains("paid by bank transfer", StringComparison.Ordinal), "the customer reads it");
    }
}
