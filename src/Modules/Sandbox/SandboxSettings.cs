namespace ClickCart.Sandbox;

/// <summary>How the two stand-ins behave, and where they report to by default. Read once, at start; but secrets as they are set now.</summary>
internal sealed class SandboxSettings(IConfiguration configuration)
{
    /// <summary>Added to every gateway and carrier answer.</summary>
    public TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(configuration.GetValue("Sandbox:LatencyMs", 20.0));

    /// <summary>From the label to the doorstep. Zero sends every step at once.</summary>
    public TimeSpan Transit { get; } = TimeSpan.FromSeconds(configuration.GetValue("Sandbox:TransitSeconds", 5.0));

    /// <summary>How long what the bank decides later takes: pending and failing refunds, disputes, slow payments.</summary>
    public TimeSpan Settling { get; } =
        TimeSpan.FromSeconds(configuration.GetValue("Sandbox:SettleSeconds", configuration.GetValue("Sandbox:TransitSeconds", 5.0)));

    /// <summary>How many webhooks are on their way to one target at the same time.</summary>
    public int WebhookParallelism { get; } = configuration.GetValue("Sandbox:WebhookParallelism", 8);

    /// <summary>The shop whose two webhook addresses are told of everything; null: this process's own, or none while the Sandbox is alone.</summary>
    public string? ShopUrl { get; } = configuration["Sandbox:ShopUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    /// <summary>There is no shop in this process.</summary>
    public bool IsAlone { get; } = configuration.GetValue("Sandbox:Alone", false);

    /// <summary>Signs what the default targets get; empty: no such target.</summary>
    public string? StripeSecret => configuration["Payments:Stripe:WebhookSecret"];

    public string? EasyPostSecret => configuration["Shipping:EasyPost:WebhookSecret"];
}
