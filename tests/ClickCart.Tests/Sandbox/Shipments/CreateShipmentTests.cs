namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class CreateShipmentTests(SharedSandbox shared) : SandboxTest(shared)
{
    // Every field of the recorded API, in the order of the alphabet.
    private const string Fields = "batch_id,batch_message,batch_status,buyer_address,created_at,customs_info,fees,forms,from_address,id,insurance,is_return,messages,mode,object,"
        + "options,order_id,parcel,postage_label,rates,reference,refund_status,return_address,scan_form,selected_rate,status,to_address,tracker,tracking_code,updated_at,usps_zone";

    [Fact]
    public async Task Answers_with_rates_and_every_field_of_the_recorded_object()
    {
        var shipment = (await ShipAsync(reference: "order-7", options: new { label_format = "PNG" })).ShouldBe(201);
        string.Join(',', shipment.Json.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)).ShouldBe(Fields);
        shipment.Headers.Location!.ToString().ShouldBe($"/api/v2/shipments/{shipment.Id()}");
        shipment["reference"].GetString().ShouldBe("order-7");
        shipment["options"].Text("label_format").ShouldBe("PNG");
        foreach (var absent in new[] { "tracker", "selected_rate", "postage_label", "tracking_code", "refund_status" })
            shipment[absent].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var rate = shipment["rates"].EnumerateArray().Single(r => r.Text("service") == "GroundAdvantage");
        (rate.Text("carrier"), rate.Text("rate"), rate.Text("currency"), rate.GetProperty("delivery_days").GetInt32()).ShouldBe(("USPS", "5.93", "USD", 3));
        rate.Text("shipment_id").ShouldBe(shipment.Id());
    }

    [Fact]
    public async Task Many_at_once_all_get_their_rates() =>
        (await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => ShipAsync()))).ShouldAllBe(s => (int)s.Status == 201);

    [Fact]
    public async Task Rates_come_in_the_wanted_currency() =>
        (await ShipAsync(options: new { currency = "EUR" })).ShouldBe(201)["rates"].EnumerateArray().ShouldAllBe(r => r.Text("currency") == "EUR");

    [Fact]
    public async Task Where_nobody_goes_there_are_messages_in_place_of_rates()
    {
        var shipment = (await ShipAsync(To(country: "AQ"))).ShouldBe(201);
        shipment["rates"].GetArrayLength().ShouldBe(0);
        shipment["messages"].EnumerateArray().ShouldAllBe(m => m.Text("type") == "rate_error" && m.Text("message")!.Contains("AQ"));
    }

    [Fact]
    public async Task Whole_weights_keep_their_decimal() => (await ShipAsync(parcel: new { weight = 614 })).ShouldBe(
        201).Text.ShouldContain("\"weight\":614.0,");

    [Fact]
    public async Task Customs_papers_are_kept()
    {
        var shipment = (await Host.EasyPostAsync("POST", "/shipments", new
        {
            shipment = new
            {
                from_address = From,
                to_address = To(country: "GB"),
                parcel = new { weight = 20 },
                customs_info = new
                {
                    contents_type = "merchandise",
                    customs_items =
                    new[] { new { description = "Shirts", quantity = 2, weight = 11, value = 23.25 } }
                },
            },
        })).ShouldBe(201);
        shipment["customs_info"].Text("contents_type").ShouldBe("merchandise");
        shipment["customs_info"].GetProperty("customs_items")[0].Text("value").ShouldBe("23.25");
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        (await RefusedAsync(new { shipment = new { } })).ShouldBe("shipment");
        (await RefusedAsync(new { shipment = new { from_address = From, to_address = To() } })).ShouldBe("parcel");
        (await RefusedAsync(new { shipment = new { from_address = From, parcel = new { weight = 1 } } })).ShouldBe("to_address");
        (await RefusedAsync(new { shipment = new { from_address = From, to_address = To(), parcel = new { weight = 0 } } })).ShouldBe("parcel.weight");

        async Task<string?> RefusedAsync(object body) => (await Host.EasyPostAsync("POST", "/shipments", body)).ShouldBe(
            422)["error"].GetProperty("errors")[0].Text("field");
    }

    [Fact]
    public async Task Needs_a_key_and_json()
    {
        (await Host.Anyone.PostAsync("~/sandbox/easypost/v2/shipments")).ShouldBe(401)["error"].Text("code").ShouldBe("UNAUTHORIZED");
        (await Host.Merchant.SendAsync(HttpMethod.Post, "~/sandbox/easypost/v2/shipments", "{")).ShouldBe(400)["error"].Text("code").ShouldBe("BAD_REQUEST");
    }
}
