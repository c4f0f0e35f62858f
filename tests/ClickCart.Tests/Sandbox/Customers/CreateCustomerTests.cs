namespace ClickCart.Tests.Sandbox.Customers;

public sealed class CreateCustomerTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task One_key_makes_one_customer()
    {
        var key = NewKey();
        var first = (await Host.StripeAsync("POST", "/customers", key, ("metadata[account_id]", "7"))).ShouldBe(200);
        first.Id().ShouldStartWith("cus_");
        (await Host.StripeAsync("POST", "/customers", key, ("metadata[account_id]", "7"))).Id().ShouldBe(first.Id());
    }

    [Fact]
    public async Task A_payment_of_an_unknown_customer_is_refused() => (await PayAsync(more: [("customer", "cus_nobody")])).ShouldBe(400);
}
