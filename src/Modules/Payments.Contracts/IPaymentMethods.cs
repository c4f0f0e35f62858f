using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>What can be paid with, and which amounts.</summary>
public interface IPaymentMethods
{
    /// <summary>In place of a payment method's id: the customer enters the card on the gateway's own page, once the order is placed.</summary>
    const string OnGatewaysPage = "hosted";

    /// <summary>False while the shop has no key of the gateway: then nothing can be paid, and no order is taken that must be.</summary>
    bool AreTaken { get; }

    /// <summary>The gateway's card form for browsers; null while no publishable key is set, so that cards are entered on the gateway's page alone.</summary>
    CardForm? CardForm { get; }

    /// <summary>Cards that a demonstration may be paid with, while the gateway is the Sandbox. Empty otherwise.</summary>
    IReadOnlyList<TestCard> TestCards { get; }

    /// <summary>What every amount must be a multiple of to be charged and refunded, in minor units: 1 in most currencies.</summary>
    long StepOf(string currency);

    /// <summary>The least and the most that can be charged at once; null for a currency that the gateway does not take.</summary>
    (Money Least, Money Most)? RangeOf(string currency);

    /// <summary>The amount as the gateway counts it: minor units in most currencies.</summary>
    long WireAmountOf(Money amount);

    /// <summary>Whether the address that a payment asks its customer to go to is the gateway's payment page, and not the bank's.</summary>
    bool IsGatewaysPage(string actionUrl);
}

/// <summary>The gateway's card form, which its own script puts into a page.</summary>
/// <param name="Types">What can be paid with: <c>card</c>, <c>link</c>. Wallets come with cards.</param>
/// <param name="Scripts">Where the page's content security policy must let scripts come from.</param>
/// <param name="Frames">The same for frames.</param>
/// <param name="Connections">The same for requests.</param>
public sealed record CardForm(
    string ScriptUrl, string PublishableKey, IReadOnlyList<string> Types,
    IReadOnlyList<string> Scripts, IReadOnlyList<string> Frames, IReadOnlyList<string> Connections);

/// <param name="Number">As it is typed.</param>
/// <param name="Outcome">What comes of paying with it.</param>
public sealed record TestCard(string Number, string Outcome);
