using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>What can be paid with, and which amounts.</summary>
public interface IPaymentMethods
{
    /// <summary>The gateway's test cards, while the gateway is the Sandbox. Empty otherwise: then its own card form gives the payment method's id.</summary>
    IReadOnlyList<TestCard> TestCards { get; }

    /// <summary>What every amount must be a multiple of to be charged and refunded, in minor units: 1 in most currencies.</summary>
    long StepOf(string currency);

    /// <summary>The least and the most that can be charged at once; null for a currency that the gateway does not take.</summary>
    (Money Least, Money Most)? RangeOf(string currency);
}

/// <param name="PaymentMethod">Its id at the gateway: <c>pm_card_visa</c>.</param>
/// <param name="Name">For people: <c>Visa ending in 4242</c>.</param>
/// <param name="Outcome">What comes of paying with it.</param>
public sealed record TestCard(string PaymentMethod, string Name, string Outcome);
