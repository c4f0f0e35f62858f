using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class ShipmentBooksTests(ShippingHost host) : DatabaseTest
{
    [Fact]
    public async Task A_label_that_cannot_be_bought_says_why_and_when_it_is_tried_again_until_it_is_bought()
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 503 });
        var order = Events.OrderConfirmed();
        await host.BookedAsync(order, ShipmentState.Pending);
        var trouble = await TroubleAsync(order.OrderId);
        (trouble.What, trouble.Tries > 0, trouble.NextTryAt is not null).ShouldBe(("The label could not be bought", true, true));
        trouble.Why.ShouldStartWith("The carrier answered 503");
        await host.HealAsync();
        await host.UntilAsync(order.OrderId, ShipmentState.Labelled);
        (await FilesAsync(order.OrderId)).ShouldHaveSingleItem().Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_label_that_cannot_be_given_back_says_so()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "easypost", kind = "status", status = 503 });
        await host.CancelAsync(shipment.OrderId);
        (await TroubleAsync(shipment.OrderId)).What.ShouldBe("The label could not be given back");
        await host.HealAsync();
        await host.UntilAsync(shipment.OrderId, ShipmentState.Cancelled);
        (await FilesAsync(shipment.OrderId)).ShouldHaveSingleItem().Trouble.ShouldBeNull();
    }

    private Task<Trouble> TroubleAsync(Guid order) => Eventually.GetAsync(async () => (await FilesAsync(order)).Single().Trouble, "a try has failed");

    private Task<IReadOnlyList<ShipmentFile>> FilesAsync(Guid order) =>
        host.AskAsync((IShipmentBooks books) => books.OfOrderAsync(order, TestContext.Current.CancellationToken));
}
