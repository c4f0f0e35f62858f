namespace ClickCart.Tests.Inventory.Transfers;

public sealed class ReceiveTransferTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task It_is_received_bit_by_bit_and_what_never_arrives_is_written_off_with_a_reason()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(9);
        var transfer = (await TransferAsync(null, there, true, (sku, 6))).ShouldBe(201);
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 2 } } })).ShouldBe(200)["state"].GetString().ShouldBe("sent");
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 5 } } })).ShouldBeProblem(409, "more-than-sent")["inTransit"].GetInt32().ShouldBe(4);
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 3, writtenOff = 1 } } })).ShouldBeInvalid("reason");
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 0 } } })).ShouldBeInvalid("lines");
        var ended = (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 3, writtenOff = 1 } }, reason = "Broken" })).ShouldBe(200);
        ended["state"].GetString().ShouldBe("received");
        LineOf(ended, sku).GetProperty("received").GetInt32().ShouldBe(5);
        LineOf(ended, sku).GetProperty("writtenOff").GetInt32().ShouldBe(1);
        (await AtAsync(sku, there)).ShouldBe(5);
        (await StockAsync(sku)).ShouldBe((8, 0));
        (await LedgerAsync(sku))[..4].ShouldBe([("adjusted", -1, there), ("moved", 1, there), ("moved", 3, there), ("moved", 2, there)]);
        (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"][0].GetProperty("reason").GetString().ShouldBe($"Did not arrive (MAIN → {there}): Broken");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Units_held_for_orders_are_not_sent_away_and_what_arrives_goes_to_who_waits()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 2);
        await HoldAsync(NewOrder(), null, (sku, 4));
        (await TransferAsync(null, there, true, (sku, 4))).ShouldBeProblem(409, "not-enough-there")["free"].GetInt32().ShouldBe(3);
        (await TransferAsync(there, null, true, (sku, 3))).ShouldBeProblem(409, "not-enough-there")["there"].GetInt32().ShouldBe(2);
        var transfer = (await TransferAsync(null, there, true, (sku, 3))).ShouldBe(201);
        (await StockAsync(sku)).ShouldBe((4, 4));
        await AllowAsync(sku, 5);
        var order = NewOrder();
        await PromiseAsync(order, null, (sku, 3));
        (await LevelsAsync(sku)).ShouldBe((4, 4, 3));
        // One is lost: nobody is given it.
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 2, writtenOff = 1 } }, reason = "Lost" })).ShouldBe(200);
        (await LevelsAsync(sku)).ShouldBe((6, 6, 1));
        (await WaitsAsync(order)).ShouldBe(1);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_with_the_page_open_one_receives_it()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(9);
        var page = $"/admin/transfers/{(await TransferAsync(null, there, true, (sku, 6))).ShouldBe(201)["id"].GetString()}";
        using var mine = await Shop.OfficeAsync(page);
        using var theirs = await Shop.OfficeAsync(page);
        (await mine.PressAsync("Receive", ("lines[0].received", "3"))).ShouldBe(200).ShouldShow("It is received.");
        (await theirs.PressAsync("Receive", ("lines[0].received", "3"))).ShouldBe(412);
        (await AtAsync(sku, there)).ShouldBe(3);
    }
}
