namespace ClickCart.Tests.Sandbox.Trackers;

public sealed class CreateTrackerTests(SharedSandbox shared) : SandboxTest(shared)
{
    private Task<ApiResponse> TrackAsync(string? code, string? carrier = "USPS") =>
        Host.EasyPostAsync("POST", "/trackers", new { tracker = new { tracking_code = code, carrier } });

    [Theory]
    [InlineData("EZ1000000001", "pre_transit")]
    [InlineData("EZ2000000002", "in_transit")]
    [InlineData("EZ3000000003", "out_for_delivery")]
    [InlineData("EZ4000000004", "delivered")]
    [InlineData("EZ5000000005", "return_to_sender")]
    [InlineData("EZ6000000006", "failure")]
    [InlineData("EZ7000000007", "unknown")]
    public async Task Test_codes_stand_where_they_say(string code, string status)
    {
        var tracker = (await TrackAsync(code)).ShouldBe(200);
        tracker.Status().ShouldBe(status);
        (await TrackAsync(code)).ShouldBe(200).Id().ShouldBe(tracker.Id());
    }

    [Fact]
    public async Task The_code_of_a_label_leads_to_its_own_tracker()
    {
        var bought = await BoughtAsync();
        var tracker = (await TrackAsync(bought["tracking_code"].GetString())).ShouldBe(200);
        tracker.Id().ShouldBe(bought["tracker"].Text("id"));
        tracker["shipment_id"].GetString().ShouldBe(bought.Id());
    }

    [Fact]
    public async Task Needs_a_code() => (await TrackAsync(null)).ShouldBe(422)["error"].GetProperty("errors")[0].Text("field").ShouldBe("tracking_code");
}
