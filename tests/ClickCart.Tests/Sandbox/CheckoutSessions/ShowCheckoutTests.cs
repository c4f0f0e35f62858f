namespace ClickCart.Tests.Sandbox.CheckoutSessions;

public sealed class ShowCheckoutTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Asks_for_a_card_with_a_plain_form_and_no_script()
    {
        var page = (await Host.Anyone.GetAsync($"~/sandbox/stripe/checkout/{(await OpenCheckoutAsync()).ShouldBe(200).Id()}")).ShouldBe(200);
        page.Text.ShouldContain("$19.99");
        page.Text.ShouldContain("Card number");
        page.Text.ShouldNotContain("<script");
    }

    [Fact]
    public async Task An_unknown_visit_is_not_found() => (await Host.Anyone.GetAsync("~/sandbox/stripe/checkout/cs_test_nobody")).ShouldBeProblem(404, "not-found");
}
