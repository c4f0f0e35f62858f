namespace ClickCart.Tests.Ordering.Returns;

public sealed class RefundReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task The_preview_answers_the_amounts_to_the_cent_and_stores_nothing_and_the_refund_is_the_same()
    {
        var order = await DeliveredAsync();
        var id = await ReceivedAsync(order, (Shirt(order), 1), (Socks(order), 1));
        var body = new { shipping = Usd(300), fee = Usd(150) };
        var before = await ReadAsync(id);
        var preview = (await DoAsync(id, "refund?preview=true", body)).ShouldBe(200);
        (await ReadAsync(id))["version"].GetInt32().ShouldBe(before["version"].GetInt32());
        var (shirt, socks) = (preview["refund"].GetProperty("lines")[0], preview["refund"].GetProperty("lines")[1]);
        (Amount(shirt, "price"), Amount(shirt, "discount"), Amount(shirt, "tax"), Amount(shirt, "amount")).ShouldBe((1999, 200, 158, 1957));
        (Amount(socks, "price"), Amount(socks, "discount"), Amount(socks, "tax"), Amount(socks, "amount")).ShouldBe((333, 33, 26, 326));
        (Amount(preview["refund"], "goods"), Amount(preview["refund"], "shipping"), Amount(preview["refund"], "fee"), Amount(preview["refund"], "amount"))
            .ShouldBe((2283, 300, 150, 2433));
        (await order.PublishedAsync("ordering.return-refund-decided.v1")).ShouldBeEmpty();

        var key = NewKey();
        var done = (await DoAsync(id, "refund", body, key)).ShouldBe(200);
        (done["status"].GetString(), done["refund"].GetProperty("status").GetString()).ShouldBe(("refunded", "pending"));
        foreach (var part in new[] { "lines", "goods", "shipping", "fee", "amount" })
            done["refund"].GetProperty(part).GetRawText().ShouldBe(preview["refund"].GetProperty(part).GetRawText());
        (await DoAsync(id, "refund", body, key)).ShouldBe(200);
        (await DoAsync(id, "refund", body)).ShouldBeProblem(409, "return-stands-otherwise");
        (await DecidedAsync(order)).Amount.ShouldBe(2433);
        (await order.PublishedAsync("ordering.return-refund-decided.v1")).Count.ShouldBe(1);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task However_a_line_comes_back_together_it_is_what_was_paid_for_it()
    {
        var order = await DeliveredAsync();
        var socks = new List<long>();
        for (var i = 0; i < 3; i++) socks.Add(await RefundedAsync(order, (Socks(order), 1)));
        socks.ShouldBe([326, 326, 326]);
        (await RefundedAsync(order, (Shirt(order), 1)), await RefundedAsync(order, (Shirt(order), 1))).ShouldBe((1957, 1956));
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_go_back_is_refused()
    {
        var order = await DeliveredAsync();
        var id = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(id, "refund", new { shipping = Usd(762) })).ShouldBeInvalid("shipping");
        (await DoAsync(id, "refund", new { fee = Usd(327) })).ShouldBeInvalid("fee");
        (await DoAsync(id, "refund", new { fee = Usd(-1) })).ShouldBeInvalid("fee");
        (await DoAsync(id, "refund", new { fee = new Money(1, "EUR") })).ShouldBeInvalid("fee");
        FakeModules.BadRefunds[order.Id] = Error.Conflict("refund-exceeds-captured", "Only 1.00 USD of this order can still be refunded.");
        (await DoAsync(id, "refund?preview=true")).ShouldBeProblem(409, "refund-exceeds-captured");
        (await DoAsync(id, "refund")).ShouldBeProblem(409, "refund-exceeds-captured");
        FakeModules.BadRefunds.TryRemove(order.Id, out _);
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"/admin/returns/{id}/refund", new { }, NewKey())).ShouldBeProblem(403, "forbidden");

        // A fee that takes all ends it without a refund.
        (await DoAsync(id, "refund", new { fee = Usd(326) })).ShouldBe(200)["status"].GetString().ShouldBe("closed");
        (await order.PublishedAsync("ordering.return-refund-decided.v1")).ShouldBeEmpty();

        // Shipping goes back once.
        var other = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(other, "refund", new { shipping = Usd(761) })).ShouldBe(200);
        var third = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(third, "refund?preview=true", new { shipping = Usd(1) })).ShouldBeInvalid("shipping");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    private async Task<long> RefundedAsync(Placed order, (string, int) line) =>
        Amount((await DoAsync(await ReceivedAsync(order, line), "refund")).ShouldBe(200)["refund"], "amount");
}

/// <summary>A currency of which the gateway moves tens alone, as it does of dinars.</summary>
public sealed class RefundReturnInStepsTests(SharedOrdering shared) : ReturnTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task What_goes_back_can_be_moved_and_the_rest_of_a_step_is_kept()
    {
        FakeModules.Steps["USD"] = 10;
        var order = await DeliveredAsync();
        var back = new List<(long, long, long)>();
        for (var i = 0; i < 3; i++)
        {
            var id = await ReceivedAsync(order, (Socks(order), 1));
            var preview = (await DoAsync(id, "refund?preview=true")).ShouldBe(200)["refund"];
            back.Add((Amount(preview, "goods"), Amount(preview, "fee"), Amount(preview, "amount")));
            Amount((await DoAsync(id, "refund")).ShouldBe(200)["refund"], "amount").ShouldBe(back[^1].Item3);
        }
        // The line's 9.78 USD, of which the discount of 1.00 and the tax of 0.79 are shared in tens.
        back.ShouldBe([(323, 3, 320), (323, 3, 320), (332, 2, 330)]);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
