using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class CancelGivenUpParcelsTests(ShippingHost host)
{
    private Task GiveUpAsync(Shipment shipment, params Guid[] left) => host.HandleAsync<CancelGivenUpParcels, RestGivenUp>(
        new(shipment.OrderId, "CC-1", [], left, "Sold out.", "staff@clickcart.local", host.Clock.GetUtcNow()));

    [Fact]
    public async Task A_label_goes_back_and_a_parcel_that_left_before_is_told_to_staff_for_good()
    {
        var waits = await host.BookedAsync();
        await GiveUpAsync(waits);
        await host.UntilAsync(waits.OrderId, ShipmentState.Cancelled);
        (await host.EventsAsync<LabelRefunded>(waits.OrderId)).ShouldHaveSingleItem();

        var (known, stray) = (await host.BookedAsync(), await host.BookedAsync());
        host.Clock.Advance(ShippingHost.Transit / 2);
        await host.RunAsync<PollTrackers>();
        foreach (var shipment in new[] { known, stray }) await host.UntilAsync(shipment.OrderId, ShipmentState.InTransit);
        await GiveUpAsync(known, known.Id);
        await GiveUpAsync(stray);
        host.Clock.Advance(ShippingHost.Transit);
        await host.RunAsync<PollTrackers>();
        (await host.UntilAsync(known.OrderId, ShipmentState.Delivered)).Alert.ShouldBeNull();
        (await host.UntilAsync(stray.OrderId, ShipmentState.Delivered)).Alert.ShouldBe(CancelGivenUpParcels.LeftAllTheSame);
        (await host.AskAsync<IShipmentReader, IReadOnlyList<(Guid OrderId, string, int)>>(s =>
            s.AllocatedAsync([known.OrderId, stray.OrderId], TestContext.Current.CancellationToken))).Select(a => a.OrderId).ShouldBe([known.OrderId]);
        await host.ShouldBeSoundAsync();
    }
}
