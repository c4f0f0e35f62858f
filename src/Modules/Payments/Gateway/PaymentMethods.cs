using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.Gateway;

/// <summary>The protocol's well-known test cards, one for each thing that can happen.</summary>
internal sealed class PaymentMethods(StripeSettings settings) : IPaymentMethods
{
    private static readonly TestCard[] Cards =
    [
        new("pm_card_visa", "Visa ending in 4242", "Is accepted"),
        new("pm_card_mastercard", "Mastercard ending in 4444", "Is accepted"),
        new("pm_card_threeDSecure2Required", "Visa ending in 3220", "Asks you to confirm with the bank (3-D Secure)"),
        new("pm_card_visa_chargeDeclined", "Visa ending in 0002", "Is declined"),
        new("pm_card_chargeDeclinedInsufficientFunds", "Visa ending in 9995", "Is declined: insufficient funds"),
    ];

    public IReadOnlyList<TestCard> TestCards => settings.Configured is null ? Cards : [];

    public long StepOf(string currency) => StripeAmount.StepOf(currency);

    public (Money Least, Money Most)? RangeOf(string currency) => StripeAmount.RangeOf(currency);
}
