using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClickCart.Platform.Http;

/// <summary>Where this process is reached.</summary>
public sealed class ServerAddress(IServer server, IConfiguration configuration)
{
    /// <summary>As the outside sees it: <c>ClickCart:PublicUrl</c>, else the first address it listens on. No trailing slash.</summary>
    public string Public => configuration["ClickCart:PublicUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : Local;

    /// <summary>Whether <c>ClickCart:PublicUrl</c> says that visitors come by https.</summary>
    public bool IsHttps => Uri.TryCreate(configuration["ClickCart:PublicUrl"], UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;

    /// <summary>The first address it listens on, reachable from this machine. No trailing slash.</summary>
    /// <exception cref="InvalidOperationException">Not listening: a command is running, not the server.</exception>
    public string Local
    {
        get
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                ?? throw new InvalidOperationException("The server is not listening yet.");
            var uri = new Uri(address.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal));
            return (uri.Host is "0.0.0.0" or "[::]" ? new UriBuilder(uri) { Host = "localhost" }.Uri : uri).ToString().TrimEnd('/');
        }
    }
}
