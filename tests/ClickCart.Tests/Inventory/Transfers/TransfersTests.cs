namespace ClickCart.Tests.Inventory.Transfers;

public sealed class TransfersTests(LocationTest.Fresh shared) : LocationTest(shared), IClassFixture<LocationTest.Fresh>
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
    public async Task Of_two_transfers_of_the_last_units_one_leaves_and_a_transfer_and_an_order_do_not_both_get_them()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5);
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TransferAsync(null, there, true, (sku, 5)))));
        sent.Count(t => (int)t.Status == 201).ShouldBe(1);
        foreach (var refused in sent.Where(t => (int)t.Status != 201)) refused.ShouldBeProblem(409, "not-enough-there");
        (await StockAsync(sku)).ShouldBe((0, 0));

        var draft = (await TransferAsync(null, there, false, (await StockedAsync(4), 4))).ShouldBe(201);
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OnTransferAsync(draft, "send"))));
        both.Count(t => (int)t.Status == 200).ShouldBe(1);

        var received = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OnTransferAsync(draft, "receive", new { }))));
        received.Count(t => (int)t.Status == 200).ShouldBe(1);

        for (var round = 0; round < 5; round++)
        {
            var last = await StockedAsync(5);
            var transfer = Task.Run(() => TransferAsync(null, there, true, (last, 5)));
            var held = Task.Run(() => HoldAsync(NewOrder(), null, (last, 1)));
            var (left, short_) = ((int)(await transfer).Status == 201, (await held).Count > 0);
            left.ShouldBe(short_);
            (await StockAsync(last)).ShouldBe(left ? (0, 0) : (5, 1));
        }
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_sends_once_and_bad_requests_are_named()
    {
        var there = await LocationAsync();
        var (sku, key) = (await StockedAsync(9), NewKey());
        object body = new { to = there, send = true, lines = new[] { new { sku, quantity = 2 } } };
        var first = (await Admin.PostAsync("/admin/transfers", body, key)).ShouldBe(201);
        (await Admin.PostAsync("/admin/transfers", body, key)).ShouldBe(201)["id"].GetString().ShouldBe(first["id"].GetString());
        (await StockAsync(sku)).ShouldBe((7, 0));
        var twice = NewKey();
        for (var i = 0; i < 2; i++)
            (await Admin.PostAsync($"/admin/transfers/{first["id"].GetString()}/receive", new { lines = new[] { new { sku, received = 1 } } }, twice)).ShouldBe(200);
        (await AtAsync(sku, there)).ShouldBe(1);

        (await TransferAsync(there, there, true, (sku, 1))).ShouldBeInvalid("to");
        (await TransferAsync("NOWHERE", there, true, (sku, 1))).ShouldBeInvalid("from");
        (await TransferAsync(null, there, true)).ShouldBeInvalid("lines");
        (await TransferAsync(null, there, true, (sku, 1), (sku, 2))).ShouldBeInvalid("lines");
        (await TransferAsync(null, there, true, (sku, 0))).ShouldBeInvalid("lines[0].quantity");
        (await TransferAsync(null, there, true, ("NO-SUCH", 1))).ShouldBeInvalid("lines[0].sku");
        (await Guest.PostAsync("/admin/transfers", body, NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await Admin.PostAsync("/admin/transfers", body)).ShouldBeProblem(400, "idempotency-key-required");

        var list = (await Admin.GetAsync($"/admin/transfers?state=sent&sku={sku}&location={there}")).ShouldBe(200);
        list["items"].GetArrayLength().ShouldBe(1);
        (await Admin.GetAsync($"/admin/transfers?state=draft&sku={sku}"))["items"].GetArrayLength().ShouldBe(0);
        (await Admin.GetAsync("/admin/transfers?state=flying")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync($"/admin/transfers/{first["id"].GetString()}")).ShouldBe(200)["from"].GetString().ShouldBe("MAIN");
    }

    [Fact]
    public async Task Pages_send_and_receive_a_transfer()
    {
        var there = await LocationAsync();
        var sku = await ProductAsync(stock: 6);
        using var office = await Shop.OfficeAsync("/admin/transfers/new");
        (await office.PressAsync("Send it now", ("from", "MAIN"), ("to", there), ("lines[0].sku", sku), ("lines[0].quantity", "9"))).ShouldBe(409).ShouldShow("at most 6");
        (await office.PressAsync("Send it now", ("from", "MAIN"), ("to", there), ("lines[0].sku", sku), ("lines[0].quantity", "4"))).ShouldBe(200).ShouldShow("In transit");
        office.Rows.ShouldContain($"{sku}Test {sku} | 4 | 4 | 0 | 0 | 0");
        (await office.PressAsync("Receive", ("lines[0].received", "3"), ("lines[0].writtenOff", "1"), ("reason", ""))).ShouldBe(422);
        (await office.PressAsync("Receive", ("lines[0].received", "3"), ("lines[0].writtenOff", "1"), ("reason", "Broken"))).ShouldBe(200);
        office.Rows.ShouldContain($"{sku}Test {sku} | 4 | 0 | 3 | 1 | 0");
        (await office.OpenAsync($"/admin/transfers?state=received&location={there}")).ShouldBe(200).ShouldShow($"MAIN → {there}");
        (await office.OpenAsync("/admin/transfers/new")).ShouldBe(200);
        (await office.PressAsync("Keep as a draft", ("from", there), ("to", "MAIN"), ("lines[1].sku", sku), ("lines[1].quantity", "1"))).ShouldBe(200).ShouldShow("Draft");
        (await office.PressAsync("Cancel the transfer", ("reason", "No"))).ShouldBe(200).ShouldShow("It is cancelled.");
        (await AtAsync(sku, there)).ShouldBe(3);
    }
}
