using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class RefundReturnLabelTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Theory]
    [InlineData(null)]
    [InlineData("timeoutAfterEffect")]
    public async Task The_label_of_a_closed_return_is_given_back_once_whatever_befalls_the_call(string? fault)
    {
        var approved = await BookedAsync();
        var parcel = await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        if (fault is not null) await Host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/refund", kind = fault, times = 1, delayMs = 50 });
        await Host.HandleAsync<StopReturn, ReturnClosed>(new(approved.ReturnId, approved.OrderId, approved.Number, true, TimeProvider.System.GetUtcNow()));
        await UntilAsync(approved.ReturnId, ReturnParcelState.Voided);
        await Host.HealAsync();
        (await AtCarrierAsync(parcel.CarrierShipmentId!)).GetProperty("refund_status").GetString().ShouldBe("submitted");
    }
}
