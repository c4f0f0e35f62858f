namespace ClickCart.Tests.Sandbox;

public sealed class ShowStylesheetTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task The_pages_have_a_look_of_their_own() => (await Host.Anyone.GetAsync("~/sandbox/sandbox.css")).ShouldBe(
        200).ContentHeaders.ContentType!.MediaType.ShouldBe("text/css");
}
