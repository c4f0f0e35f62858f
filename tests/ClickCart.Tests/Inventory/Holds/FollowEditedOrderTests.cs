using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class FollowEditedOrderTests(SharedShop shared) : HoldTest(shared)
{
    private static OrderEdited Edited(Guid order, Guid edit, params (string Sku, int Quantity)[] changes) => new(
        order, "CC-1", edit, [.. changes.Select(c => new LineChange(c.Sku, c.Quantity))], new(0, "USD"), new(100, "USD"), "x", null, "system", Soon);

    private Task EditAsync(Guid order, Guid edit, params (string Sku, int Quantity)[] changes) =>
        Shop.HandleAsync<FollowEditedOrder, OrderEdited>(Edited(order, edit, changes));

    [Fact]
    public async Task What_was_gained_is_held_once_and_what_was_lost_goes_back()
    {
        var (mug, bowl, plate, order, edit) = (await StockedAsync(5), await StockedAsync(5), await StockedAsync(2), NewOrder(), NewOrder());
        await HoldAsync(order, null, (mug, 3), (bowl, 1));
        await KeepAsync(order, (mug, 3), (bowl, 1));
        // The last two plates: nothing else is free while the change is stored.
        (await HoldAsync(edit, null, (plate, 2))).ShouldBeEmpty();
        (await StockAsync(plate)).ShouldBe((2, 2));
        await EditAsync(order, edit, (mug, -2), (bowl, -1), (plate, 2));
        foreach (var (sku, held) in new[] { (mug, 1), (bowl, 0), (plate, 2) }) (await StockAsync(sku)).Held.ShouldBe(held);
        await ShipAsync(order);
        foreach (var (sku, left) in new[] { (mug, 4), (bowl, 5), (plate, 0) }) (await StockAsync(sku)).ShouldBe((left, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_that_come_in_another_order_come_to_the_same()
    {
        var (mug, order, first, second) = (await StockedAsync(5), NewOrder(), NewOrder(), NewOrder());
        await HoldAsync(order, null, (mug, 1));
        await KeepAsync(order, (mug, 1));
        await HoldAsync(first, null, (mug, 3));
        (await Shop.SendAsync(new Delivery<FollowEditedOrder, OrderEdited>(Edited(order, second, (mug, -3))))).Error!.Type.ShouldBe("not-yet");
        await EditAsync(order, first, (mug, 3));
        await EditAsync(order, second, (mug, -3));
        (await StockAsync(mug)).ShouldBe((5, 1));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_order_that_was_cancelled_meanwhile_nothing_stays_held()
    {
        var (mug, order, edit) = (await StockedAsync(5), NewOrder(), NewOrder());
        await HoldAsync(order, null, (mug, 1));
        await KeepAsync(order, (mug, 1));
        await HoldAsync(edit, null, (mug, 2));
        await CancelAsync(order);
        await EditAsync(order, edit, (mug, 2));
        (await StockAsync(mug)).ShouldBe((5, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
