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

    /// <summary>What the shop takes without the gateway now, in the order in which it is offered.</summary>
    IReadOnlyList<ManualMethod> Manual => [];

    /// <summary>The same by its id, also when it is not offered any more to those who order now; null for a name of none.</summary>
    ManualMethod? FindManual(string? id) => null;
}

/// <summary>A way to pay that no gateway carries out: the customer reads how, and staff says when the money has come.</summary>
/// <param name="Id">
/// In place of a payment method's id: <see cref="BankTransfer"/> or <see cref="CashOnDelivery"/>; of supplements also <see cref="Cash"/>.
/// </param>
/// <param name="Name">For people, a sentence to be translated: <c>Bank transfer</c>.</param>
/// <param name="Instructions">What the customer has to do, in the shop's own words; empty for nothing.</param>
/// <param name="Hold">How long the stock of an order that waits for its money is kept; zero where the parcel goes before the money comes.</param>
public sealed record ManualMethod(string Id, string Name, string Instructions, TimeSpan Hold)
{
    public const string BankTransfer = "bankTransfer";
    public const string CashOnDelivery = "cashOnDelivery";

    /// <summary>Into somebody's hand, before anything leaves. No checkout offers it: staff says so of a supplement.</summary>
    public const string Cash = "cash";

    /// <summary>Characters of a reference by which the money is found again.</summary>
    public const int ReferenceLength = 100;

    /// <summary>Who brings the parcel takes the money: the order is confirmed as it is placed.</summary>
    public bool IsOnDelivery => Id == CashOnDelivery;

    public static bool Is(string? id) => id is BankTransfer or CashOnDelivery or Cash;

    /// <summary>How a supplement is paid without the gateway.</summary>
    public static bool IsOfSupplements(string? id) => id is BankTransfer or Cash;
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
