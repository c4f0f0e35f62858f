using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ClickCart.Platform.Http;

/// <summary>
/// Who stands between the shop and its visitors: <c>ClickCart:TrustedProxies</c>, addresses and networks with commas between. What others say in
/// <c>X-Forwarded-…</c> is not believed.
/// </summary>
internal sealed class Proxies(IConfiguration configuration) : IStartCheck
{
    private string[] Named => (configuration["ClickCart:TrustedProxies"] ?? "")
        .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. from name in Named
           where !IPAddress.TryParse(name, out _) && !System.Net.IPNetwork.TryParse(name, out _)
           select $"ClickCart:TrustedProxies holds '{name}', which is neither an address nor a network such as 10.0.0.0/8.",
    ]);

    public void Use(IApplicationBuilder app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        // By itself ASP.NET Core trusts this machine.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in Named)
        {
            if (IPAddress.TryParse(name, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network)) options.KnownIPNetworks.Add(network);
        }
        if (options.KnownProxies.Count > 0 || options.KnownIPNetworks.Count > 0) app.UseForwardedHeaders(options);
        // A proxy that ends TLS need not say so: the public address does, and no visitor can talk us out of it.
        if (app.ApplicationServices.GetRequiredService<ServerAddress>().IsHttps)
            app.Use((http, next) =>
            {
                http.Request.Scheme = Uri.UriSchemeHttps;
                return next(http);
            });
    }
}
