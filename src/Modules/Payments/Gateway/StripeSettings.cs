using Microsoft.Extensions.Hosting;

namespace ClickCart.Payments.Gateway;

/// <summary><c>Payments:Stripe:*</c> and <c>Payments:CaptureOn</c>.</summary>
internal sealed class StripeSettings(IConfiguration configuration, ServerAddress address, IHostEnvironment environment)
    : OutboundSettings(configuration, address, environment, "Payments:Stripe", "The gateway")
{
    /// <summary>Keys are forgotten by the gateway after 24 hours at the earliest; an hour is left for clocks that differ.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(23);

    private const string SandboxScript = "/elements/stripe.js";

    /// <summary>Paths begin with <c>/v1</c>.</summary>
    protected override string KnownAddress => "https://api.stripe.com";

    protected override string SandboxPath => "/sandbox/stripe";

    /// <summary>The key that browsers may know; empty: there is no card form, and cards are entered on the gateway's page.</summary>
    public string PublishableKey => Configuration["Payments:Stripe:PublishableKey"] ?? "";

    /// <summary>The gateway's script, which must come from the gateway itself: the Sandbox's, in this process or another, while that is the gateway.</summary>
    public string ScriptUrl => Configuration["Payments:Stripe:ScriptUrl"] is { Length: > 0 } url ? url
        : IsOwnSandbox ? SandboxPath + SandboxScript
        : Configured is { } other && other.EndsWith(SandboxPath, StringComparison.Ordinal) ? other + SandboxScript
        : "https://js.stripe.com/v3/";

    /// <summary>What the card form offers and payments allow: <c>card</c>, with its wallets, unless set; <c>link</c> may be added.</summary>
    public IReadOnlyList<string> MethodTypes =>
        (Configuration["Payments:Stripe:PaymentMethodTypes"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } types ? types : ["card"];

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
            AnyCase = true,
            Choices = [new("Label", "When the label is bought"), new("Confirmation", "As soon as the order is confirmed")],
            Help = "Until then the amount is only set aside on the customer's card.",
        },
        new("Payments:Stripe:PublishableKey", SettingGroups.Payments, "The gateway's publishable key")
        {
            Help = "With it the gateway's card form comes into the checkout; without it cards are entered on the gateway's page.",
            Check = key => IsPublishable(key) ? null : "A publishable key begins with pk_.",
        },
        .. KeysOf("Payments:Stripe", SettingGroups.Payments, "gateway"),
        new("Payments:Stripe:BaseUrl", SettingGroups.Fixed, "The gateway's address") { IsFixed = true },
    ];

    private static bool IsPublishable(string key) => key.StartsWith("pk_", StringComparison.Ordinal);

    private string CaptureOn => Configuration["Payments:CaptureOn"] ?? "Label";

    protected override IEnumerable<string> MoreProblems()
    {
        foreach (var type in MethodTypes.Where(t => !t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')))
            yield return $"Payments:Stripe:PaymentMethodTypes holds '{Setting.Shown(type)}'; the gateway's names of them are such as card and link.";
        // A secret key in its place would be shown to everybody.
        if (PublishableKey.Length > 0 && !IsPublishable(PublishableKey))
            yield return "Payments:Stripe:PublishableKey is no publishable key: that one begins with pk_. Set Payments__Stripe__PublishableKey.";
        if (!ScriptUrl.StartsWith('/') && !(Uri.TryCreate(ScriptUrl, UriKind.Absolute, out var script) && (script.Scheme == "https" || script.IsLoopback)))
            yield return $"Payments:Stripe:ScriptUrl is '{ScriptUrl}': it is an https address of the gateway. Set Payments__Stripe__ScriptUrl.";
    }
}
