namespace ClickCart.Payments.Gateway;

/// <summary>
/// <c>Payments:Stripe:*</c> and <c>Payments:CaptureOn</c>. Unless another address is configured, the gateway is the Sandbox in this process: in Development
/// alone, for elsewhere a shop without an address does not start.
/// </summary>
internal sealed class StripeSettings(IConfiguration configuration, ServerAddress address)
    : OutboundSettings(configuration, address, "Payments:Stripe", "The gateway")
{
    /// <summary>Keys are forgotten by the gateway after 24 hours at the earliest; an hour is left for clocks that differ.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(23);

    /// <summary>Up to and without <c>/v1</c>.</summary>
    public override string BaseUrl => Configured ?? Server.Local + "/sandbox/stripe";

    public bool Livemode => ApiKey.Contains("_live_", StringComparison.Ordinal);

    /// <summary>Capture when the label is bought, or as soon as the order is confirmed.</summary>
    public bool CaptureAtConfirmation => CaptureOn.Equals("Confirmation", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the owner may set.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        new("Payments:CaptureOn", SettingGroups.Payments, "When money is taken")
        {
            Kind = SettingKind.Choice,
            Default = "Label",
            Choices = [new("Label", "When the label is bought"), new("Confirmation", "As soon as the order is confirmed")],
            Help = "Until then the amount is only set aside on the customer's card.",
        },
    ];

    private string CaptureOn => Configuration["Payments:CaptureOn"] ?? "Label";

    protected override IEnumerable<string> MoreProblems()
    {
        if (!CaptureAtConfirmation && !CaptureOn.Equals("Label", StringComparison.OrdinalIgnoreCase))
            yield return $"Payments:CaptureOn is '{CaptureOn}'; it can be Label or Confirmation.";
    }
}
