using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class DeclineCodesTests
{
    [Theory]
    [InlineData("insufficient_funds", "insufficient_funds")]
    [InlineData("expired_card", "expired_card")]
    [InlineData("payment_intent_authentication_failure", "payment_intent_authentication_failure")]
    [InlineData("generic_decline", "card_declined")]
    [InlineData("stolen_card", "card_declined")]
    [InlineData("lost_card", "card_declined")]
    [InlineData("fraudulent", "card_declined")]
    [InlineData("resource_missing", "card_declined")]
    [InlineData("amount_too_large", "card_declined")]
    public void Customers_are_told_what_they_can_change(string code, string told) => DeclineCodes.ForCustomers(code).ShouldBe(told);
}
