namespace ClickCart.Sandbox;

/// <summary>How the two stand-ins behave, and where they report to by default. Read once, at start; but secrets as they are set now.</summary>
internal sealed class SandboxSettings(IConfiguration configuration)
{
    private static readonly Setting<double> LatencyMs = Setting.Number("Sandbox:LatencyMs", 20, most: 60_000);
    private static readonly Setting<double> TransitSeconds = Setting.Number("Sandbox:TransitSeconds", 5, most: 1_000_000);
    private static readonly Setting<double> SettleSeconds = Setting.Number("Sandbox:SettleSeconds", 5, most: 1_000_000);
    private static readonly Setting<int> Parallelism = Setting.Whole("Sandbox:WebhookParallelism", 8, least: 1, most: 1000);
    private static readonly Setting<bool> Alone = Setting.Flag("Sandbox:Alone", false);

    public static readonly ISetting[] All = [LatencyMs, TransitSeconds, SettleSeconds, Parallelism, Alone];

    /// <summary>Added to every gateway and carrier answer.</summary>
    public TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(LatencyMs.In(configuration));

    /// <summary>From the label to the doorstep. Zero sends every step at once.</summary>
    public TimeSpan Transit { get; } = TimeSpan.FromSeconds(TransitSeconds.In(configuration));

    /// <summary>How long what the bank decides later takes: pending and failing refunds, disputes, slow payments.</summary>
    public TimeSpan Settling { get; } =
        TimeSpan.FromSeconds((SettleSeconds with { Default = TransitSeconds.In(configuration) }).In(configuration));

    /// <summary>How many webhooks are on their way to one target at the same time.</summary>
    public int WebhookParallelism { get; } = Parallelism.In(configuration);

    /// <summary>The shop whose two webhook addresses are told of everything; null: this process's own, or none while the Sandbox is alone.</summary>
    public string? ShopUrl { get; } = configuration["Sandbox:ShopUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    /// <summary>There is no shop in this process.</summary>
    public bool IsAlone { get; } = Alone.In(configuration);

    /// <summary>Signs what the default targets get; empty: no such target.</summary>
    public string? StripeSecret => configuration["Payments:Stripe:WebhookSecret"];

    public string? EasyPostSecret => configuration["Shipping:EasyPost:WebhookSecret"];
}
