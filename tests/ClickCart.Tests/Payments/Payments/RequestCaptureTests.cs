using ClickCart.Payments.Contracts;
using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Payments.Payments;

/// <summary>In a shop whose orders wait for their labels, so that nothing is charged by itself.</summary>
[Collection(nameof(ManualShop))]
public sealed class RequestCaptureTests(ManualShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task What_is_authorised_is_charged_once_however_often_and_by_whom_it_is_asked_for()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("confirmed"), "it is confirmed");
        var address = $"/admin/orders/{order["id"].GetString()}/payment/capture";
        var both = await Task.WhenAll(Admin.PostAsync(address, key: NewKey()), Admin.PostAsync(address, key: NewKey()));
        foreach (var one in both) one.ShouldBe(202)["amount"].GetRawText().ShouldBe(order["total"].GetRawText());
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        (await Admin.PostAsync(address, key: NewKey())).ShouldBe(202)["state"].GetString().ShouldBe("captured");
        var timeline = (await Guest.GetAsync($"/orders/{order["id"].GetString()}/timeline", order["accessToken"].GetString()))["items"].EnumerateArray();
        timeline.Count(t => t.GetProperty("what").ValueEquals("paymentCaptured")).ShouldBe(1);
    }

    [Fact]
    public async Task The_ledger_names_who_had_it_charged_alone_or_with_many_others()
    {
        var (one, many) = (await OrderAsync(Guest, await ProductAsync()), await OrderAsync(Guest, await ProductAsync()));
        foreach (var order in (ApiResponse[])[one, many])
            await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("confirmed"), "it is confirmed");
        (await Admin.PostAsync($"/admin/orders/{one["id"].GetString()}/payment/capture", key: NewKey())).ShouldBe(202);
        (await Admin.PostAsync("/admin/orders/bulk", new { action = "capture", orders = new[] { many["id"].GetGuid() } }, NewKey())).ShouldBe(202);
        foreach (var order in (ApiResponse[])[one, many])
        {
            await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
            var payment = await Shop.AskAsync<IPaymentReader, PaymentDetails?>(p => p.FindAsync(order["id"].GetGuid(), TestContext.Current.CancellationToken));
            var row = payment!.Movements.Single(m => m.Kind == "captured");
            (row.Actor, row.Reason).ShouldBe((Shop.AdminEmail, "charged by hand before the order goes out"));
        }
        using var office = await Shop.OfficeAsync($"/admin/orders/{one["id"].GetString()}");
        office.ShouldShow("charged by hand before the order goes out").ShouldShow(Shop.AdminEmail);
    }

    [Fact]
    public async Task What_is_not_authorised_is_not_charged()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("declined"), "it is declined");
        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/payment/capture", key: NewKey())).ShouldBeProblem(409, "not-capturable");
        (await Admin.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/payment/capture", key: NewKey())).ShouldBe(404);
    }
}
