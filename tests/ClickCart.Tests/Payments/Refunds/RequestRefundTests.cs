using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Refunds;

[Collection(nameof(PaymentsHost))]
public sealed class ManyRefundsTests(PaymentsHost host)
{
    [Fact]
    public async Task However_many_come_at_once_together_they_never_exceed_the_capture()
    {
        var payment = await host.CapturedAsync(total: 1000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Task.Run(() => host.SendAsync(new RequestRefund.Request(new(300, "USD"), "damaged") { OrderId = payment.Id }))));
        answers.Count(a => a.Succeeded).ShouldBe(3);
        answers.Where(a => !a.Succeeded).ShouldAllBe(a => a.Error!.Type == "refund-exceeds-captured");
        await host.UntilAsync(payment.Id, p => p.Refunds.Count(r => r.State == RefundState.Succeeded) == 3, "the three succeeded");
        (await host.EventsAsync<RefundRequested>(payment.Id)).Count.ShouldBe(3);
        (await host.EventsAsync<PaymentRefunded>(payment.Id)).Max(n => n.RefundedTotal.Amount).ShouldBe(900);
        await host.ShouldBeSoundAsync();
    }
}

public sealed class RequestRefundTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task An_admin_refunds_part_of_an_order_once_per_key()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var (path, key) = ($"/admin/orders/{order["id"].GetString()}/refunds", NewKey());
        var body = new { amount = new { amount = 500, currency = "USD" }, reason = "scratched" };
        var accepted = (await Admin.PostAsync(path, body, key)).ShouldBe(202);
        (accepted["status"].GetString(), accepted["amount"].GetProperty("amount").GetInt64(), accepted["orderId"].GetString())
            .ShouldBe(("pending", 500, order["id"].GetString()));
        (await Admin.PostAsync(path, body, key)).ShouldBe(202)["id"].GetString().ShouldBe(accepted["id"].GetString());

        await Eventually.TrueAsync(async () => (await Admin.GetAsync(path)).ShouldBe(
            200)["items"][0].GetProperty("status").GetString() == "succeeded", "the refund succeeded");
        (await Admin.GetAsync(path))["items"].GetArrayLength().ShouldBe(1);
        await Eventually.TrueAsync(async () => (
            await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}"))["paymentStatus"].GetString() == "partiallyRefunded", "the order says so");
    }

    [Fact]
    public async Task What_cannot_be_refunded_is_refused_and_nothing_is_stored()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var path = $"/admin/orders/{order["id"].GetString()}/refunds";
        var total = order["total"].GetProperty("amount").GetInt64();
        (await Admin.PostAsync(path, Body(0), NewKey())).ShouldBeInvalid("amount");
        (await Admin.PostAsync(path, Body(-1), NewKey())).ShouldBeInvalid("amount");
        (await Admin.PostAsync(path, Body(1, "EUR"), NewKey())).ShouldBeInvalid("amount");
        (await Admin.PostAsync(path, new { reason = "no amount" }, NewKey())).ShouldBeInvalid("amount");
        (await Admin.PostAsync(path, new { amount = new { amount = 1, currency = "USD" } }, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(path, Body(total + 1), NewKey())).ShouldBeProblem(409, "refund-exceeds-captured");
        (await Admin.PostAsync(path, Body(1))).ShouldBeProblem(400, "idempotency-key-required");
        (await Admin.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/refunds", Body(1), NewKey())).ShouldBeProblem(404, "not-found");
        (await Guest.PostAsync(path, Body(1), NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await Admin.GetAsync(path))["items"].GetArrayLength().ShouldBe(0);
    }

    private static object Body(long amount, string currency = "USD") => new { amount = new { amount, currency }, reason = "test" };
}
