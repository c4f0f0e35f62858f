namespace ClickCart.Tests.Sandbox.Elements;

public sealed class ShowCardFormTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task The_frame_may_stand_in_any_page_and_sends_to_the_gateway_alone()
    {
        var frame = (await Host.Anyone.GetAsync("~/sandbox/stripe/elements/card")).ShouldBe(200);
        frame.Text.ShouldContain("Card number");
        var policy = frame.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldNotContain("frame-ancestors");
        foreach (var file in new[] { "stripe.js", "card.js", "card.css" }) (await Host.Anyone.GetAsync($"~/sandbox/stripe/elements/{file}")).ShouldBe(200);
    }
}
