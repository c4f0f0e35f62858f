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

    [Fact]
    public async Task What_was_not_there_yet_is_waited_for_no_more_and_nobody_is_given_it()
    {
        var (sku, first, second) = (await BackorderedAsync(1, 10), NewOrder(), NewOrder());
        await PromiseAsync(first, null, (sku, 2));
        await PromiseAsync(second, null, (sku, 3));
        foreach (var (order, quantity) in new[] { (first, 2), (second, 3) }) (await KeepAsync(order, (sku, quantity))).ShouldBeTrue();
        (await LevelsAsync(sku)).ShouldBe((1, 1, 4));
        await GiveUpAsync(second, new SentLine(sku, 1));
        (await WaitsAsync(first), await WaitsAsync(second)).ShouldBe((1, 1));
        (await LevelsAsync(sku)).ShouldBe((1, 1, 2));
        await GiveUpAsync(second);
        (await WaitsAsync(first), await WaitsAsync(second)).ShouldBe((1, 0));
        // What is there of an order that gives up goes to the one that waits.
        await GiveUpAsync(first);
        (await LevelsAsync(sku)).ShouldBe((1, 0, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kept_twice_it_stays_as_it_was_changed_between()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 3));
        (await KeepAsync(order, (sku, 3))).ShouldBeTrue();
        await GiveUpAsync(order, new SentLine(sku, 1));
        (await KeepAsync(order, (sku, 3))).ShouldBeTrue();
        (await StockAsync(sku)).ShouldBe((5, 1));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
