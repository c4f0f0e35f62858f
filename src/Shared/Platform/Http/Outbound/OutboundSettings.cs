namespace ClickCart.Platform.Http.Outbound;

/// <summary>How another company's API is reached: <c>BaseUrl</c>, <c>ApiKey</c>, <c>WebhookSecret</c> and <c>TimeoutSeconds</c> of one section.</summary>
/// <param name="configuration">Asked at each call.</param>
/// <param name="section">Such as <c>Payments:Stripe</c>.</param>
/// <param name="side">The other side as sentences for people begin with it: <c>The gateway</c>.</param>
public abstract class OutboundSettings(IConfiguration configuration, string section, string side)
{
    public string Section => section;
    public string Side => side;

    /// <summary>Where paths are appended. Asked for at each call, because in Development it is this very server.</summary>
    /// <exception cref="InvalidOperationException">Not configured, and the server is not listening.</exception>
    public abstract string BaseUrl { get; }

    /// <summary>Null unless somebody has set another address than the default.</summary>
    public string? Configured => configuration[$"{section}:BaseUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    public string ApiKey => configuration[$"{section}:ApiKey"] ?? "";

    public string WebhookSecret => configuration[$"{section}:WebhookSecret"] ?? "";

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(configuration.GetValue($"{section}:TimeoutSeconds", 10.0));

    protected IConfiguration Configuration => configuration;

    /// <summary>Stops the start when the other side could not be spoken to, or anybody could forge its webhooks.</summary>
    /// <exception cref="InvalidOperationException">Something is missing or wrong.</exception>
    public virtual void Check()
    {
        foreach (var name in (string[])[$"{section}:ApiKey", $"{section}:WebhookSecret"])
        {
            if (!string.IsNullOrWhiteSpace(configuration[name])) continue;
            var variable = name.Replace(":", "__", StringComparison.Ordinal);
            throw new InvalidOperationException($"{name} is not set. Outside Development there is no default: set {variable}.");
        }
    }

    /// <summary>Checks before anything else of the process starts.</summary>
    internal sealed class CheckedAtStart<TSettings>(TSettings settings) : IHostedLifecycleService where TSettings : OutboundSettings
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            settings.Check();
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
