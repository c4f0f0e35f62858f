using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CaptureBookedOrderTests(PaymentsHost host)
{
    [Fact]
    public async Task A_booked_shipment_captures_what_was_authorised()
    {
        var payment = await host.CapturedAsync();
        payment.Captured.ShouldBe(1999);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().AmountReceived.ShouldBe(1999);
    }

    [Fact]
    public async Task A_label_that_was_bought_for_a_cancelled_order_captures_nothing()
    {
        var payment = await host.PlacedAsync();
        await host.CancelAsync(payment.Id);
        await host.CaptureAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.Voided);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().AmountReceived.ShouldBe(0);
    }
}
