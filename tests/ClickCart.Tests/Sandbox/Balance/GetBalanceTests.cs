namespace ClickCart.Tests.Sandbox.Balance;

public sealed class GetBalanceTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task It_is_nothing_and_says_that_the_key_is_a_test_key()
    {
        var balance = (await Host.StripeAsync("GET", "/balance")).ShouldBe(200);
        (balance["object"].GetString(), balance["livemode"].GetBoolean(), balance["available"][0].GetProperty("amount").GetInt32())
            .ShouldBe(("balance", false, 0));
    }

    [Fact]
    public async Task It_is_for_a_key_alone() => (await Host.Anyone.GetAsync("~/sandbox/stripe/v1/balance")).ShouldBe(401);
}
