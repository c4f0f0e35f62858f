using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class PollReturnTrackersTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Fact]
    public async Task A_parcel_whose_webhooks_were_lost_is_found_where_it_is()
    {
        await Host.FaultsAsync(new { target = "webhooks", match = "*", kind = "drop" });
        var approved = await BookedAsync();
        await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        Host.Clock.Advance(ShippingHost.Transit);
        await Host.RunAsync<PollReturnTrackers>();
        await UntilAsync(approved.ReturnId, ReturnParcelState.Delivered);
        await Host.HealAsync();
        (await Host.EventsAsync<ReturnArrived>(approved.ReturnId)).ShouldHaveSingleItem();
    }
}
