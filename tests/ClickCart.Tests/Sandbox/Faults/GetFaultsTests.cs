namespace ClickCart.Tests.Sandbox.Faults;

public sealed class GetFaultsTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task Shows_what_is_set_in_its_order()
    {
        (await Host.Anyone.GetAsync("~/sandbox/faults")).ShouldBe(200).Json.GetArrayLength().ShouldBe(0);
        await Host.FaultsAsync(new { target = "webhooks", kind = "duplicate", probability = 0.5 },
            new { target = "easypost", kind = "status", status = 429, match = "POST /v2/shipments", times = 3 });
        var faults = (await Host.Anyone.GetAsync("~/sandbox/faults")).ShouldBe(200).Json;
        faults[0].Text("kind").ShouldBe("duplicate");
        faults[0].GetProperty("probability").GetDouble().ShouldBe(0.5);
        faults[1].Text("target").ShouldBe("easypost");
        faults[1].GetProperty("times").GetInt32().ShouldBe(3);
    }
}
