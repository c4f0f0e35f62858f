namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class BuyShipmentTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private async Task<string> StatusAsync(ApiResponse shipment) => (await Host.EasyPostAsync("GET", $"/shipments/{shipment.Id()}")).ShouldBe(200).Status();

    [Fact]
    public async Task Gives_label_code_tracker_and_fees()
    {
        var bought = await BoughtAsync();
        bought["selected_rate"].Text("service").ShouldBe("GroundAdvantage");
        bought["postage_label"].Text("label_url").ShouldNotBeNull().ShouldEndWith($"/sandbox/easypost/labels/{bought.Id()}.svg");
        bought["tracking_code"].GetString().ShouldNotBeNull().ShouldStartWith("940");
        bought["tracker"].Text("tracking_code").ShouldBe(bought["tracking_code"].GetString());
        bought["tracker"].Text("status").ShouldBe("pre_transit");
        bought["fees"].EnumerateArray().Select(f => (f.Text("type"), f.Text("amount"))).ShouldBe([("LabelFee", "0.01000"), ("PostageFee", "5.93000")]);
    }

    [Fact]
    public async Task The_parcel_travels_by_itself()
    {
        var bought = await BoughtAsync();
        var seen = new List<string> { await StatusAsync(bought) };
        for (var i = 0; i < 3; i++)
        {
            Host.Clock.Advance(TimeSpan.FromMinutes(20.1));
            seen.Add(await StatusAsync(bought));
        }
        seen.ShouldBe(["pre_transit", "in_transit", "out_for_delivery", "delivered"]);
        var tracker = (await Host.EasyPostAsync("GET", $"/trackers/{bought["tracker"].Text("id")}")).ShouldBe(200);
        tracker["tracking_details"].EnumerateArray().Select(d => d.Text("status")).ShouldBe(seen);
        tracker["signed_by"].GetString().ShouldBe("Ada Buyer");
    }

    [Fact]
    public async Task A_receiver_who_says_RETURN_sends_it_back()
    {
        var bought = await BoughtAsync(To("RETURN to shop"));
        Host.Clock.Advance(TimeSpan.FromMinutes(31));
        (await StatusAsync(bought)).ShouldBe("in_transit");
        Host.Clock.Advance(TimeSpan.FromMinutes(30));
        (await StatusAsync(bought)).ShouldBe("return_to_sender");
    }

    [Fact]
    public async Task Cannot_be_bought_twice()
    {
        var bought = await BoughtAsync();
        (await Host.EasyPostAsync("POST", $"/shipments/{bought.Id()}/buy", new { rate = new { id = bought["rates"][1].Text("id") } })).ShouldBe(422)["error"]
            .Text("code").ShouldBe("SHIPMENT.POSTAGE.EXISTS");
        (await Host.EasyPostAsync("GET", $"/shipments/{bought.Id()}"))["tracking_code"].GetString().ShouldBe(bought["tracking_code"].GetString());
    }

    [Fact]
    public async Task Ten_at_once_buy_one_label()
    {
        var shipment = (await ShipAsync()).ShouldBe(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/buy", new { rate = new { id = shipment["rates"][0].Text("id") } })));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Select(a => (int)a.Status).ShouldAllBe(s => s == 200 || s == 409 || s == 422);
    }

    [Fact]
    public async Task Needs_a_rate_of_this_shipment()
    {
        var (one, other) = (await ShipAsync(), await ShipAsync());
        (await Host.EasyPostAsync("POST", $"/shipments/{one.Id()}/buy", new { })).ShouldBe(422)["error"].Text("code").ShouldBe("PARAMETER.REQUIRED");
        (await Host.EasyPostAsync("POST", $"/shipments/{one.Id()}/buy", new { rate = new { id = other["rates"][0].Text("id") } })).ShouldBe(422)["error"]
            .Text("code").ShouldBe("SHIPMENT.RATE.INVALID");
    }
}
