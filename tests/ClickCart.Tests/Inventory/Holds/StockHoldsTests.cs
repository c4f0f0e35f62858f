using ClickCart.Inventory.Contracts;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class StockHoldsTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Of_fifty_buyers_of_the_last_unit_exactly_one_gets_it()
    {
        var sku = await StockedAsync(1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => HoldAsync(NewOrder(), null, (sku, 1)))));
        answers.Count(shortages => shortages.Count == 0).ShouldBe(1);
        answers.Where(s => s.Count > 0).ShouldAllBe(s => s[0] == new StockShortage(sku, 1, 0));
        (await StockAsync(sku)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Orders_of_the_same_skus_in_any_order_do_not_block_each_other()
    {
        var (a, b) = (await StockedAsync(20), await StockedAsync(20));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => i % 2 == 0 ? HoldAsync(NewOrder(), null, (a, 1), (b, 1)) : HoldAsync(NewOrder(), null, (b, 1), (a, 1)))));
        answers.ShouldAllBe(s => s.Count == 0);
        (await StockAsync(a)).ShouldBe((20, 20));
        (await StockAsync(b)).ShouldBe((20, 20));
    }

    [Fact]
    public async Task All_lines_are_held_or_none_and_every_shortage_is_named()
    {
        var (plenty, few) = (await StockedAsync(10), await StockedAsync(2));
        var shortages = await HoldAsync(NewOrder(), null, (plenty, 5), (few, 3), ("never-stocked", 1));
        shortages.ShouldBe([new(few, 3, 2), new("never-stocked", 1, 0)], ignoreOrder: true);
        (await StockAsync(plenty)).ShouldBe((10, 0));
        (await StockAsync(few)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Holding_and_keeping_again_changes_nothing()
    {
        var (sku, order) = (await StockedAsync(3), NewOrder());
        for (var i = 0; i < 2; i++) (await HoldAsync(order, null, (sku, 2))).ShouldBeEmpty();
        for (var i = 0; i < 2; i++) (await KeepAsync(order, (sku, 2))).ShouldBeTrue();
        (await HoldAsync(order, null, (sku, 2))).ShouldBeEmpty();
        (await StockAsync(sku)).ShouldBe((3, 2));
        await ReleaseExpiredAsync();
        (await StockAsync(sku)).ShouldBe((3, 2));
    }

    [Fact]
    public async Task The_same_order_asking_many_times_at_once_holds_once()
    {
        var (sku, order) = (await StockedAsync(10), NewOrder());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => HoldAsync(order, null, (sku, 2)))));
        answers.ShouldAllBe(s => s.Count == 0);
        (await StockAsync(sku)).ShouldBe((10, 2));
    }

    [Fact]
    public async Task What_a_try_took_in_vain_is_free_at_once_unless_another_try_has_found_it()
    {
        var (sku, order, until) = (await BackorderedAsync(2, 5), NewOrder(), Soon);
        until = until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
        Task<bool> ReleaseAsync(DateTimeOffset taken) =>
            Shop.AskAsync<IStockHolds, bool>(holds => holds.ReleaseAsync(order, taken, TestContext.Current.CancellationToken));
        (await PromiseAsync(order, until, (sku, 3))).IsNew.ShouldBeTrue();
        (await PromiseAsync(order, until.AddMinutes(1), (sku, 3))).IsNew.ShouldBeFalse();
        (await ReleaseAsync(until)).ShouldBeFalse();
        (await LevelsAsync(sku)).ShouldBe((2, 2, 1));
        (await ReleaseAsync(until.AddMinutes(1))).ShouldBeTrue();
        (await LevelsAsync(sku)).ShouldBe((2, 0, 0));
        // It may be held again, by one of two that come at once.
        (await PromiseAsync(order, until, (sku, 3))).IsNew.ShouldBeTrue();
        var both = await Task.WhenAll(Task.Run(() => ReleaseAsync(until)), Task.Run(async () =>
            (await PromiseAsync(order, until.AddMinutes(2), (sku, 3))).Shortages.Count == 0));
        both[1].ShouldBeTrue();
        (await LevelsAsync(sku)).ShouldBe((2, 2, 1));
        await KeepAsync(order, (sku, 3));
        (await ReleaseAsync(until.AddMinutes(2))).ShouldBeFalse("It is the order's for good.");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_kept_after_all_while_the_stock_is_there()
    {
        var (sku, order) = (await StockedAsync(1), NewOrder());
        await HoldAsync(order, RanOut, (sku, 1));
        await ReleaseExpiredAsync();
        (await StockAsync(sku)).ShouldBe((1, 0));
        (await KeepAsync(order, (sku, 1))).ShouldBeTrue();
        (await StockAsync(sku)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_hold_whose_stock_went_to_somebody_else_cannot_be_kept()
    {
        var (sku, order) = (await StockedAsync(1), NewOrder());
        await HoldAsync(order, RanOut, (sku, 1));
        await ReleaseExpiredAsync();
        (await HoldAsync(NewOrder(), null, (sku, 1))).ShouldBeEmpty();
        (await KeepAsync(order, (sku, 1))).ShouldBeFalse();
        (await StockAsync(sku)).ShouldBe((1, 1));
    }
}
