using ClickCart.Payments.Contracts;
using ClickCart.Payments.ManualPayments;

namespace ClickCart.Payments.Gateway;

/// <summary>What the gateway offers to browsers, as the settings say at this moment.</summary>
internal sealed class PaymentMethods(StripeSettings settings, ManualSettings manual) : IPaymentMethods
{
    /// <summary>The protocol's well-known test cards, one for each thing that can happen.</summary>
    private static readonly TestCard[] Cards =
    [
        new("4242 4242 4242 4242", "Is accepted"),
        new("4000 0000 0000 3220", "Asks you to confirm with the bank (3-D Secure)"),
        new("4000 0000 0000 0002", "Is declined"),
        new("4000 0000 0000 9995", "Is declined: insufficient funds"),
    ];

    /// <summary>What Stripe.js loads and frames and where it sends to (docs.stripe.com/security/guide#content-security-policy).</summary>
    private static readonly (string[] Scripts, string[] Frames, string[] Connections) OfStripe =
    (
        ["https://js.stripe.com", "https://*.js.stripe.com"],
        ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"],
        ["https://api.stripe.com"]);

    public bool AreTaken => settings.ApiKey.Length > 0;

    public CardForm? CardForm
    {
        get
        {
            if (settings.PublishableKey is not { Length: > 0 } key || !key.StartsWith("pk_", StringComparison.Ordinal)) return null;
            var (scripts, frames, connections) = Sources(settings.ScriptUrl);
            return new(settings.ScriptUrl, key, settings.MethodTypes, scripts, frames, connections);
        }
    }

    public IReadOnlyList<TestCard> TestCards => settings.IsOwnSandbox ? Cards : [];

    public long StepOf(string currency) => StripeAmount.StepOf(currency);

    public (Money Least, Money Most)? RangeOf(string currency) => StripeAmount.RangeOf(currency);

    public long WireAmountOf(Money amount) => StripeAmount.ToWire(amount.Amount, amount.Currency);

    // A visit's address holds its id, on whichever host the owner lets it be.
    public bool IsGatewaysPage(string actionUrl) => actionUrl.Contains("/cs_", StringComparison.Ordinal);

    public IReadOnlyList<ManualMethod> Manual => [.. manual.All.Where(m => manual.Offers(m.Id))];

    public ManualMethod? FindManual(string? id) =>
        id is ManualMethod.Cash ? new(id, "Cash", "", TimeSpan.Zero) : manual.All.FirstOrDefault(m => m.Id == id);

    private static (string[] Scripts, string[] Frames, string[] Connections) Sources(string script)
    {
        if (!Uri.TryCreate(script, UriKind.Absolute, out var url) || url.IsFile) return ([], ["'self'"], []);
        if (url.Host == "js.stripe.com") return OfStripe;
        string[] origin = [url.GetLeftPart(UriPartial.Authority)];
        return (origin, origin, origin);
    }
}
