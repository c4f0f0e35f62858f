namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class RerateShipmentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task New_rates_take_the_place_of_the_old()
    {
        var shipment = (await ShipAsync()).ShouldBe(201);
        var rates = (await Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/rerate")).ShouldBe(200)["rates"];
        rates[0].Text("rate").ShouldBe(shipment["rates"][0].Text("rate"));
        rates[0].Text("id").ShouldNotBe(shipment["rates"][0].Text("id"));
        (await Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/buy", new { rate = new { id = shipment["rates"][0].Text("id") } })).ShouldBe(422);
        (await Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/buy", new { rate = new { id = rates[0].Text("id") } })).ShouldBe(200);
    }

    [Fact]
    public async Task Not_after_a_label_was_bought() =>
        (await Host.EasyPostAsync("POST", $"/shipments/{(await BoughtAsync()).Id()}/rerate")).ShouldBe(422)["error"].Text("code")
            .ShouldBe("SHIPMENT.POSTAGE.EXISTS");
}
