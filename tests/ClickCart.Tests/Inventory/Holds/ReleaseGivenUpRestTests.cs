using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class ReleaseGivenUpRestTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    private Task GiveUpAsync(Guid order, params SentLine[] sent) =>
        Shop.HandleAsync<ReleaseGivenUpRest, RestGivenUp>(new(order, "CC-1", sent, [], "Sold out.", "system", Soon));

    private Task ShipAsync(Guid order, string sku, int quantity) =>
        Shop.HandleAsync<ShipHold, ShipmentDispatched>(Events.ShipmentDispatched(order) with { Lines = [new(sku, quantity)] });

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_has_left_stays_gone_and_the_rest_is_free_whichever_is_known_first(bool leftFirst)
    {
        var (mug, bowl, order) = (await StockedAsync(5), await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (mug, 3), (bowl, 2));
        await KeepAsync(order, (mug, 3), (bowl, 2));
        if (leftFirst) await ShipAsync(order, mug, 1);
        foreach (var _ in Enumerable.Range(0, 2)) await GiveUpAsync(order, new SentLine(mug, 1));
        if (!leftFirst) await ShipAsync(order, mug, 1);
        (await StockAsync(mug), await StockAsync(bowl)).ShouldBe(((4, 0), (5, 0)));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
