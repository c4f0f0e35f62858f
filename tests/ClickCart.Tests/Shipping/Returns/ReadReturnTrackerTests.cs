using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class ReadReturnTrackerTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Fact]
    public async Task A_webhook_only_says_whom_to_ask_and_each_step_is_told_once()
    {
        var approved = await BookedAsync();
        var parcel = await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        // It claims what is not so yet.
        (await Host.WebhookAsync(Event(parcel.CarrierShipmentId!, "delivered"))).ShouldBe(200);
        (await Host.EventsAsync<ReturnArrived>(approved.ReturnId)).ShouldBeEmpty();
        Host.Clock.Advance(ShippingHost.Transit);
        for (var i = 0; i < 2; i++) (await Host.WebhookAsync(Event(parcel.CarrierShipmentId!, "delivered"))).ShouldBe(200);
        await UntilAsync(approved.ReturnId, ReturnParcelState.Delivered);
        (await Host.EventsAsync<ReturnDispatched>(approved.ReturnId)).ShouldHaveSingleItem();
        (await Host.EventsAsync<ReturnArrived>(approved.ReturnId)).ShouldHaveSingleItem();
    }
}
