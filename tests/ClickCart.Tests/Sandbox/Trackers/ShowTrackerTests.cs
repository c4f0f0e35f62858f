namespace ClickCart.Tests.Sandbox.Trackers;

public sealed class ShowTrackerTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task The_public_page_tells_where_the_parcel_is()
    {
        var bought = await BoughtAsync();
        var page = (await Host.Anyone.GetAsync("~" + new Uri(bought["tracker"].Text("public_url")!).AbsolutePath)).ShouldBe(200);
        page.Text.ShouldContain(bought["tracking_code"].GetString()!);
        page.Text.ShouldContain("Pre-Shipment Info Sent to USPS");
    }

    [Fact]
    public async Task An_unknown_parcel_is_not_found() => (await Host.Anyone.GetAsync("~/sandbox/easypost/trackers/trk_nobody")).ShouldBeProblem(
        404, "not-found");
}
