namespace ClickCart.Tests.Sandbox.Faults;

public sealed class ClearFaultsTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task After_it_everything_works_again()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "status", status = 503 });
        (await PayAsync()).ShouldBe(503);
        (await Host.Anyone.DeleteAsync("~/sandbox/faults")).ShouldBe(204);
        (await PayAsync()).ShouldBe(200);
        (await Host.Anyone.GetAsync("~/sandbox/faults")).Json.GetArrayLength().ShouldBe(0);
    }
}
