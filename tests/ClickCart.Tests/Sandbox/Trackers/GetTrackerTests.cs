namespace ClickCart.Tests.Sandbox.Trackers;

public sealed class GetTrackerTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Shows_a_test_codes_tracker()
    {
        var tracker = (await Host.EasyPostAsync("POST", "/trackers", new { tracker = new { tracking_code = "EZ4000000004", carrier = "USPS" } })).ShouldBe(200);
        (await Host.EasyPostAsync("GET", $"/trackers/{tracker.Id()}")).ShouldBe(200).Text.ShouldBe(tracker.Text);
    }

    [Fact]
    public async Task An_unknown_tracker_is_not_found()
    {
        (await Host.EasyPostAsync("GET", "/trackers/trk_nobody")).ShouldBe(404);
        (await Host.EasyPostAsync("GET", $"/trackers/trk_{(await ShipAsync()).Id()[4..]}")).ShouldBe(404);
    }
}
