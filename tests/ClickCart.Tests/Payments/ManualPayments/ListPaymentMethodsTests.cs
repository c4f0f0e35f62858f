namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class ListPaymentMethodsTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    [Fact]
    public async Task A_checkout_of_ones_own_learns_what_can_be_paid_with()
    {
        var methods = (await Guest.GetAsync("/payment-methods")).ShouldBe(200);
        methods["gateway"].GetBoolean().ShouldBeTrue();
        methods["manual"].EnumerateArray().Select(m => m.GetProperty("id").GetString()).ShouldBe([Transfer, Cash]);
        methods["manual"][0].GetProperty("instructions").GetString().ShouldBe(TransferShop.Account);
        methods["manual"][0].GetProperty("holdDays").GetDecimal().ShouldBe(4);
    }
}
