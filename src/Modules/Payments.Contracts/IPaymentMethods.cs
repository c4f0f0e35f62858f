namespace ClickCart.Payments.Contracts;

/// <summary>What a page can offer to pay with.</summary>
public interface IPaymentMethods
{
    /// <summary>The gateway's test cards, while the gateway is the Sandbox. Empty otherwise: then its own card form gives the payment method's id.</summary>
    IReadOnlyList<TestCard> TestCards { get; }
}

/// <param name="PaymentMethod">Its id at the gateway: <c>pm_card_visa</c>.</param>
/// <param name="Name">For people: <c>Visa ending in 4242</c>.</param>
/// <param name="Outcome">What comes of paying with it.</param>
public sealed record TestCard(string PaymentMethod, string Name, string Outcome);
