using ClickCart.Kernel;
using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Shipping.Carriers;

/// <summary><c>Shipping:EasyPost:*</c> and <c>Shipping:From</c>.</summary>
internal sealed class EasyPostSettings(IConfiguration configuration, ServerAddress address, IHostEnvironment environment)
{
    private static readonly Address Warehouse = new("ClickCart Warehouse", "417 Montgomery St", "Floor 5", "San Francisco", "CA", "94104", "US", "4155550100");

    /// <summary>Up to and without <c>/v2</c>. Asked for at each call, because in Development it is this very server.</summary>
    /// <exception cref="InvalidOperationException">The Sandbox is the carrier, and the server is not listening.</exception>
    public string BaseUrl => configuration["Shipping:EasyPost:BaseUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url
        : configuration.GetValue("Sandbox:Enabled", environment.IsDevelopment()) ? address.Local + "/sandbox/easypost"
        : "https://api.easypost.com";

    public string ApiKey => configuration["Shipping:EasyPost:ApiKey"] ?? "";

    public string WebhookSecret => configuration["Shipping:EasyPost:WebhookSecret"] ?? "";

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(configuration.GetValue("Shipping:EasyPost:TimeoutSeconds", 10.0));

    /// <summary>Where parcels are handed over: <c>Shipping:From:Name</c>, <c>Line1</c>, <c>City</c>, <c>Region</c>, <c>PostalCode</c>, <c>Country</c>, <c>Phone</c>.</summary>
    public Address From => configuration.GetSection("Shipping:From").Get<Address>() ?? Warehouse;

    /// <summary>Stops the start when the carrier could not be spoken to, or anybody could forge its webhooks.</summary>
    internal sealed class CheckedAtStart(IConfiguration configuration) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var name in (string[])["ApiKey", "WebhookSecret"])
            {
                if (string.IsNullOrWhiteSpace(configuration[$"Shipping:EasyPost:{name}"]))
                    throw new InvalidOperationException($"Shipping:EasyPost:{name} is not set. Outside Development there is no default: set Shipping__EasyPost__{name}.");
            }
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
