namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class RefundShipmentTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private Task<ApiResponse> RefundAsync(ApiResponse shipment) => Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/refund");

    [Fact]
    public async Task An_unused_label_is_given_back_and_goes_nowhere()
    {
        var bought = await BoughtAsync();
        (await RefundAsync(bought)).ShouldBe(200)["refund_status"].GetString().ShouldBe("submitted");
        (await RefundAsync(bought)).ShouldBe(200)["refund_status"].GetString().ShouldBe("submitted");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        (await Host.EasyPostAsync("GET", $"/shipments/{bought.Id()}")).Status().ShouldBe("pre_transit");
    }

    [Fact]
    public async Task Not_once_the_parcel_is_on_its_way()
    {
        var bought = await BoughtAsync();
        Host.Clock.Advance(TimeSpan.FromMinutes(21));
        (await RefundAsync(bought)).ShouldBe(422)["error"].Text("code").ShouldBe("SHIPMENT.REFUND.UNAVAILABLE");
    }

    [Fact]
    public async Task Not_without_a_label() => (await RefundAsync(await ShipAsync())).ShouldBe(422)["error"].Text("code").ShouldBe("SHIPMENT.POSTAGE.REQUIRED");
}
