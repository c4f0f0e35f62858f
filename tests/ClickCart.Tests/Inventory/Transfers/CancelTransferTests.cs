namespace ClickCart.Tests.Inventory.Transfers;

public sealed class CancelTransferTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task What_is_cancelled_comes_back_and_what_has_arrived_stays()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(9);
        var transfer = (await TransferAsync(null, there, true, (sku, 6))).ShouldBe(201);
        (await OnTransferAsync(transfer, "receive", new { lines = new[] { new { sku, received = 2 } } })).ShouldBe(200);
        (await OnTransferAsync(transfer, "cancel", new { })).ShouldBeInvalid("reason");
        var cancelled = (await OnTransferAsync(transfer, "cancel", new { reason = "Snow" })).ShouldBe(200);
        cancelled["state"].GetString().ShouldBe("cancelled");
        LineOf(cancelled, sku).GetProperty("cameBack").GetInt32().ShouldBe(4);
        (await AtAsync(sku)).ShouldBe(7);
        (await AtAsync(sku, there)).ShouldBe(2);
        (await OnTransferAsync(transfer, "receive", new { })).ShouldBeProblem(409, "transfer-stands-otherwise");
        (await OnTransferAsync(transfer, "cancel", new { reason = "Snow" })).ShouldBeProblem(409, "transfer-stands-otherwise");
        // A way between two others than the main one.
        var third = await LocationAsync();
        var on = (await TransferAsync(there, third, true, (sku, 2))).ShouldBe(201);
        (await OnTransferAsync(on, "receive", new { })).ShouldBe(200);
        (await AtAsync(sku, third)).ShouldBe(2);
        (await AtAsync(sku, there)).ShouldBe(0);
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
