using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Payments.Gateway;

/// <summary><c>Payments:Stripe:*</c> and <c>Payments:CaptureOn</c>.</summary>
internal sealed class StripeSettings(IConfiguration configuration, ServerAddress address)
{
    /// <summary>Keys are forgotten by the gateway after 24 hours at the earliest; an hour is left for clocks that differ.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(23);

    /// <summary>Up to and without <c>/v1</c>. Asked for at each call, because in Development it is this very server.</summary>
    /// <exception cref="InvalidOperationException">Not configured, and the server is not listening.</exception>
    public string BaseUrl => Configured ?? address.Local + "/sandbox/stripe";

    /// <summary>Null when the gateway is the Sandbox in this process.</summary>
    public string? Configured => configuration["Payments:Stripe:BaseUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    public string ApiKey => configuration["Payments:Stripe:ApiKey"] ?? "";

    public string WebhookSecret => configuration["Payments:Stripe:WebhookSecret"] ?? "";

    public bool Livemode => ApiKey.Contains("_live_", StringComparison.Ordinal);

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(configuration.GetValue("Payments:Stripe:TimeoutSeconds", 10.0));

    /// <summary>Capture when the label is bought, or as soon as the order is confirmed.</summary>
    public bool CaptureAtConfirmation => string.Equals(configuration["Payments:CaptureOn"], "Confirmation", StringComparison.OrdinalIgnoreCase);

    /// <summary>Stops the start when the gateway could not be spoken to, or anybody could forge its webhooks.</summary>
    internal sealed class CheckedAtStart(IConfiguration configuration) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            foreach (var name in (string[])["ApiKey", "WebhookSecret"])
            {
                if (string.IsNullOrWhiteSpace(configuration[$"Payments:Stripe:{name}"]))
                    throw new InvalidOperationException($"Payments:Stripe:{name} is not set. Outside Development there is no default: set Payments__Stripe__{name}.");
            }
            var captureOn = configuration["Payments:CaptureOn"] ?? "Label";
            if (!captureOn.Equals("Label", StringComparison.OrdinalIgnoreCase) && !captureOn.Equals("Confirmation", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"Payments:CaptureOn is '{captureOn}'; it can be Label or Confirmation.");
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
