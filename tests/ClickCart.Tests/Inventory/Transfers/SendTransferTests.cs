namespace ClickCart.Tests.Inventory.Transfers;

public sealed class SendTransferTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_draft_moves_nothing_what_is_sent_is_on_hand_nowhere_and_what_arrives_is_on_hand_there()
    {
        var there = await LocationAsync();
        var (a, b) = (await StockedAsync(5), await StockedAsync(9));
        var transfer = (await TransferAsync("main", there, false, (b, 4), (a, 2))).ShouldBe(201);
        transfer["state"].GetString().ShouldBe("draft");
        (await StockAsync(a)).ShouldBe((5, 0));
        (await OnTransferAsync(transfer, "receive", new { })).ShouldBeProblem(409, "transfer-stands-otherwise");

        (await OnTransferAsync(transfer, "send")).ShouldBe(200)["state"].GetString().ShouldBe("sent");
        (await OnTransferAsync(transfer, "send")).ShouldBeProblem(409, "transfer-stands-otherwise");
        (await StockAsync(a)).ShouldBe((3, 0));
        (await Admin.GetAsync($"/admin/stock/{a}"))["inTransit"].GetInt32().ShouldBe(2);
        (await BrokenAsync()).ShouldBeEmpty();

        (await OnTransferAsync(transfer, "receive", new { })).ShouldBe(200)["state"].GetString().ShouldBe("received");
        (await StockAsync(a)).ShouldBe((5, 0));
        (await AtAsync(a, there)).ShouldBe(2);
        (await AtAsync(b, there)).ShouldBe(4);
        (await Admin.GetAsync($"/admin/stock/{a}"))["inTransit"].GetInt32().ShouldBe(0);
        (await LedgerAsync(a))[..2].ShouldBe([("moved", 2, there), ("moved", -2, "MAIN")]);
        var moved = (await Admin.GetAsync($"/admin/stock/{a}/movements"))["items"][0];
        moved.GetProperty("reference").GetString().ShouldBe(transfer["id"].GetString());
        moved.GetProperty("actor").GetString().ShouldBe(Shop.AdminEmail);
        moved.GetProperty("reason").GetString().ShouldBe($"Arrived: MAIN → {there}");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_that_send_or_receive_it_at_once_one_does()
    {
        var there = await LocationAsync();
        var draft = (await TransferAsync(null, there, false, (await StockedAsync(4), 4))).ShouldBe(201);
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OnTransferAsync(draft, "send"))));
        both.Count(t => (int)t.Status == 200).ShouldBe(1);

        var received = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OnTransferAsync(draft, "receive", new { }))));
        received.Count(t => (int)t.Status == 200).ShouldBe(1);
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
