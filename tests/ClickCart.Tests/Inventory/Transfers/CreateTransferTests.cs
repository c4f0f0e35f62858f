namespace ClickCart.Tests.Inventory.Transfers;

public sealed class CreateTransferTests(LocationTest.Fresh shared) : LocationTest(shared)
{
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
    }

    [Fact]
    public async Task Of_many_transfers_of_the_last_units_one_leaves()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5);
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TransferAsync(null, there, true, (sku, 5)))));
        sent.Count(t => (int)t.Status == 201).ShouldBe(1);
        foreach (var refused in sent.Where(t => (int)t.Status != 201)) refused.ShouldBeProblem(409, "not-enough-there");
        (await StockAsync(sku)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_transfer_and_an_order_do_not_both_get_the_last_units()
    {
        var there = await LocationAsync();
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
