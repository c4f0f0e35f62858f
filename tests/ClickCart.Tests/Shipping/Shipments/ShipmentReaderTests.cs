using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class ShipmentReaderTests(ShippingHost host)
{
    [Fact]
    public async Task A_label_that_cannot_be_bought_says_why_and_when_it_is_tried_again_until_it_is_bought()
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 503 });
        var order = Events.OrderConfirmed();
        await host.BookedAsync(order, ShipmentState.Pending);
        var failure = await FindFailureAsync(order.OrderId);
        (failure.What, failure.Tries > 0, failure.NextTryAt is not null).ShouldBe(("The label could not be bought", true, true));
        failure.Why.ShouldStartWith("The carrier answered 503");
        await host.HealAsync();
        await host.UntilAsync(order.OrderId, ShipmentState.Labelled);
        (await DetailsAsync(order.OrderId)).ShouldHaveSingleItem().Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_label_that_cannot_be_given_back_says_so()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "easypost", kind = "status", status = 503 });
        await host.CancelAsync(shipment.OrderId);
        (await FindFailureAsync(shipment.OrderId)).What.ShouldBe("The label could not be given back");
        await host.HealAsync();
        await host.UntilAsync(shipment.OrderId, ShipmentState.Cancelled);
        (await DetailsAsync(shipment.OrderId)).ShouldHaveSingleItem().Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_parcel_is_told_of_as_its_page_shows_it()
    {
        var shipment = await host.BookedAsync();
        var details = (await DetailsAsync(shipment.OrderId)).ShouldHaveSingleItem();
        (await FindParcelAsync(shipment.Id)).ShouldBe(
            new(details.State, details.Kind, details.Carrier, details.Service, details.TrackingCode, details.TrackingUrl));
        (await FindParcelAsync(Guid.CreateVersion7())).ShouldBeNull();
    }

    private Task<ParcelDetails?> FindParcelAsync(Guid id) =>
        host.AskAsync((IShipmentReader books) => books.FindParcelAsync(id, TestContext.Current.CancellationToken));

    private Task<JobFailure> FindFailureAsync(Guid order) => Eventually.GetAsync(async () => (await DetailsAsync(order)).Single().Failure, "a try has failed");

    private Task<IReadOnlyList<ShipmentDetails>> DetailsAsync(Guid order) =>
        host.AskAsync((IShipmentReader books) => books.OfOrderAsync(order, TestContext.Current.CancellationToken));
}
