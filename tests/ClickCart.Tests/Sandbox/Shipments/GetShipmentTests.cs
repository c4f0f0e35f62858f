namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class GetShipmentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Shows_what_was_made()
    {
        var made = (await ShipAsync(reference: "again")).ShouldBe(201);
        (await Host.EasyPostAsync("GET", $"/shipments/{made.Id()}")).ShouldBe(200).Text.ShouldBe(made.Text);
    }

    [Fact]
    public async Task An_unknown_shipment_is_not_found() => (await Host.EasyPostAsync("GET", "/shipments/shp_nobody")).ShouldBe(
        404)["error"].Text("code").ShouldBe("NOT_FOUND");
}
