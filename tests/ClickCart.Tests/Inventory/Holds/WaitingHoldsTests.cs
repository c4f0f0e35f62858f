using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

/// <summary>Orders for what is not there yet.</summary>
public sealed class WaitingHoldsTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Two_hundred_buyers_of_fifty_units_with_ten_beyond_them_get_exactly_sixty()
    {
        var sku = await BackorderedAsync(50, 10);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => PromiseAsync(NewOrder(), null, (sku, 1)))));
        answers.Count(a => a.Shortages.Count == 0).ShouldBe(60);
        answers.Sum(a => a.Waits.Sum(w => w.Quantity)).ShouldBe(10);
        answers.Where(a => a.Shortages.Count > 0).ShouldAllBe(a => a.Shortages[0] == new StockShortage(sku, 1, 0));
        (await LevelsAsync(sku)).ShouldBe((50, 50, 10));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_arrives_is_given_to_who_waits_longest_and_the_rest_can_be_bought()
    {
        var (sku, first, second, third) = (await BackorderedAsync(2, 10), NewOrder(), NewOrder(), NewOrder());
        (await PromiseAsync(first, null, (sku, 3))).Waits.ShouldBe([new StockWait(sku, 1, null)]);
        (await PromiseAsync(second, null, (sku, 4))).Waits.Sum(w => w.Quantity).ShouldBe(4);
        (await PromiseAsync(third, null, (sku, 1))).Waits.Sum(w => w.Quantity).ShouldBe(1);
        (await HoldAsync(NewOrder(), null, (sku, 1))).ShouldBe([new StockShortage(sku, 1, 0)], "Whoever may not wait gets nothing.");
        foreach (var order in new[] { first, second, third }) (await KeepAsync(order, (sku, order == first ? 3 : order == second ? 4 : 1))).ShouldBeTrue();
        await ArriveAsync(sku, 3);
        (await WaitsAsync(first), await WaitsAsync(second), await WaitsAsync(third)).ShouldBe((0, 2, 1));
        (await LevelsAsync(sku)).ShouldBe((5, 5, 3));
        await CountAsync((sku, 12));
        (await WaitsAsync(second), await WaitsAsync(third)).ShouldBe((0, 0));
        (await LevelsAsync(sku)).ShouldBe((12, 8, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_cancellation_or_an_end_gives_back_goes_to_who_waits_and_the_waiting_of_who_goes_is_over()
    {
        var sku = await BackorderedAsync(4, 10);
        var (has, half, all, late) = (NewOrder(), NewOrder(), NewOrder(), NewOrder());
        await PromiseAsync(has, null, (sku, 3));
        await PromiseAsync(half, RanOut, (sku, 3));
        await PromiseAsync(all, null, (sku, 2));
        await PromiseAsync(late, null, (sku, 4));
        (await LevelsAsync(sku)).ShouldBe((4, 4, 8));
        // It held one and waited for two.
        await ReleaseExpiredAsync();
        (await WaitsAsync(half), await WaitsAsync(all)).ShouldBe((0, 1));
        (await LevelsAsync(sku)).ShouldBe((4, 4, 5));
        await CancelAsync(has);
        (await WaitsAsync(all), await WaitsAsync(late)).ShouldBe((0, 2));
        await CancelAsync(late);
        (await LevelsAsync(sku)).ShouldBe((4, 2, 0));
        // Paid late after all: it had waited, so it may again.
        (await KeepAsync(half, (sku, 3))).ShouldBeTrue();
        (await WaitsAsync(half)).ShouldBe(1);
        (await LevelsAsync(sku)).ShouldBe((4, 4, 1));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_order_that_becomes_less_what_it_waits_for_goes_first()
    {
        var (sku, order, next) = (await BackorderedAsync(3, 5), NewOrder(), NewOrder());
        await PromiseAsync(order, null, (sku, 5));
        await PromiseAsync(next, null, (sku, 2));
        await KeepAsync(order, (sku, 5));
        await EditAsync(order, (sku, -1));
        (await WaitsAsync(order), await WaitsAsync(next)).ShouldBe((1, 2));
        await EditAsync(order, (sku, -2));
        (await WaitsAsync(order), await WaitsAsync(next)).ShouldBe((0, 1));
        (await LevelsAsync(sku)).ShouldBe((3, 3, 1));
        await EditAsync(order, (sku, -2));
        (await LevelsAsync(sku)).ShouldBe((3, 2, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_change_adds_beyond_the_stock_waits_with_its_order_and_is_given_nothing_twice()
    {
        var (sku, order, other, edit) = (await BackorderedAsync(3, 5), NewOrder(), NewOrder(), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await KeepAsync(order, (sku, 2));
        (await PromiseAsync(edit, null, (sku, 4))).Waits.ShouldBe([new StockWait(sku, 3, null)]);
        (await PromiseAsync(NewOrder(), null, (sku, 3))).Shortages.ShouldBe([new StockShortage(sku, 3, 2)], "The limit is for all.");
        await PromiseAsync(other, null, (sku, 2));
        // Asked about order and change together, nothing is missed before the change is the order's, nor told twice after it.
        (await WaitsAsync(order), await WaitsAsync(order, edit)).ShouldBe((0, 3));
        await ArriveAsync(sku, 1);
        await EditAsync(order, edit, (sku, 4));
        (await WaitsAsync(order), await WaitsAsync(order, edit), await WaitsAsync(other)).ShouldBe((2, 2, 2));
        (await LevelsAsync(sku)).ShouldBe((4, 4, 4));
        (await BrokenAsync()).ShouldBeEmpty();
        // Less again: what waits goes first, and what becomes free goes to who waits.
        await EditAsync(order, (sku, -3));
        (await WaitsAsync(order), await WaitsAsync(other)).ShouldBe((0, 1));
        (await LevelsAsync(sku)).ShouldBe((4, 4, 1));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_change_added_and_lost_before_it_was_the_orders_is_taken_anew_and_of_a_cancelled_order_goes_back()
    {
        var (sku, order, late, gone, unused) = (await BackorderedAsync(1, 5), NewOrder(), NewOrder(), NewOrder(), NewOrder());
        var plenty = await StockedAsync(5);
        foreach (var one in new[] { order, gone })
        {
            await HoldAsync(one, null, (plenty, 1));
            await KeepAsync(one, (plenty, 1));
        }
        await PromiseAsync(late, RanOut, (sku, 3));
        await ReleaseExpiredAsync();
        (await LevelsAsync(sku)).ShouldBe((1, 0, 0));
        await EditAsync(order, late, (sku, 3));
        (await WaitsAsync(order), await LevelsAsync(sku)).ShouldBe((2, (1, 1, 2)));
        await PromiseAsync(unused, null, (sku, 2));
        await CancelAsync(gone);
        await EditAsync(gone, unused, (sku, 2));
        (await LevelsAsync(sku)).ShouldBe((1, 1, 2));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_cannot_leave_until_it_is()
    {
        var (sku, order) = (await BackorderedAsync(1, 5), NewOrder());
        await PromiseAsync(order, null, (sku, 3));
        await KeepAsync(order, (sku, 3));
        var shipped = await Shop.SendAsync(new Delivery<ShipHold, ClickCart.Shipping.Contracts.ShipmentDispatched>(Events.ShipmentDispatched(order)));
        shipped.Error!.Detail.ShouldBe($"Of {sku} 1 are there for the order, and 3 were shipped. Count and adjust the SKU.");
        await ArriveAsync(sku, 2);
        await ShipAsync(order);
        (await LevelsAsync(sku)).ShouldBe((0, 0, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_that_is_lowered_or_ended_leaves_who_waits_their_place()
    {
        var (sku, order) = (await BackorderedAsync(0, 5), NewOrder());
        await PromiseAsync(order, null, (sku, 4));
        await AllowAsync(sku, 2);
        (await PromiseAsync(NewOrder(), null, (sku, 1))).Shortages.ShouldBe([new StockShortage(sku, 1, 0)]);
        await AllowAsync(sku, 0);
        (await LevelsAsync(sku)).ShouldBe((0, 0, 4));
        await ArriveAsync(sku, 3);
        (await WaitsAsync(order)).ShouldBe(1);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -1, reason = "Broken" }, NewKey())).ShouldBeProblem(409, "stock-below-zero");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Buyers_deliveries_and_cancellations_at_once_leave_books_that_add_up()
    {
        var sku = await BackorderedAsync(5, 20);
        Guid[] orders = [.. Enumerable.Range(0, 40).Select(_ => NewOrder())];
        await Task.WhenAll(orders.Select((order, i) => Task.Run(async () =>
        {
            // Whoever adjusts among so many buyers may be asked to try again.
            if (i % 4 == 0)
                await Eventually.TrueAsync(async () => (int)(await Admin.PostAsync($"/admin/stock/{sku}/adjustments",
                    new { delta = 1, reason = "Delivery" }, NewKey())).Status == 201, "the delivery is booked");
            var promise = await PromiseAsync(order, null, (sku, 1 + (i % 3)));
            if (promise.Shortages.Count > 0) return;
            if (i % 5 == 0) await CancelAsync(order);
            else await KeepAsync(order, (sku, 1 + (i % 3)));
        })));
        (await BrokenAsync()).ShouldBeEmpty();
        await ArriveAsync(sku, 100);
        (await LevelsAsync(sku)).Waits.ShouldBe(0);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    private Task EditAsync(Guid order, params (string Sku, int Quantity)[] changes) => EditAsync(order, NewOrder(), changes);

    private Task EditAsync(Guid order, Guid edit, params (string Sku, int Quantity)[] changes) => Shop.HandleAsync<FollowEditedOrder, OrderEdited>(new(
        order, "CC-1", edit, [.. changes.Select(c => new LineChange(c.Sku, c.Quantity))], new(0, "USD"), new(100, "USD"), "x", null, "system", Soon));
}
