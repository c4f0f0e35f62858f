namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class ShowChallengeTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Asks_with_plain_forms_and_neither_scripts_nor_inline_styles()
    {
        var payment = await PaidAsync("pm_card_threeDSecure2Required");
        var page = (await Host.Anyone.GetAsync($"~/sandbox/stripe/3ds/{payment}")).ShouldBe(200);
        page.ContentHeaders.ContentType!.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("$19.99");
        page.Text.ShouldContain($"""<form method="post" action="/sandbox/stripe/3ds/{payment}/approve">""");
        page.Text.ShouldContain($"""<form method="post" action="/sandbox/stripe/3ds/{payment}/decline">""");
        page.Text.ShouldNotContain("<script");
        page.Text.ShouldNotContain("style=");
        page.Text.ShouldNotContain("<style");
    }

    [Fact]
    public async Task Has_nothing_to_ask_about_what_does_not_wait()
    {
        var page = (await Host.Anyone.GetAsync($"~/sandbox/stripe/3ds/{await PaidAsync()}")).ShouldBe(200);
        page.Text.ShouldContain("nothing to approve");
        page.Text.ShouldNotContain("<form");
    }

    [Fact]
    public async Task An_unknown_payment_is_not_found() => (await Host.Anyone.GetAsync("~/sandbox/stripe/3ds/pi_nobody")).ShouldBeProblem(404, "not-found");
}
