namespace ClickCart.Platform.Http;

/// <summary>
/// At and below this address machines call, many times from one place, and prove by a key or a signature who they are: no rate limit holds for them,
/// and they get no pages. Modules register theirs: <c>services.AddSingleton(new MachineAddress("/api/v1/webhooks/stripe"))</c>.
/// </summary>
public sealed record MachineAddress(PathString Path);

public static class MachineAddresses
{
    public static bool IsFromMachine(this HttpContext http) =>
        http.RequestServices.GetServices<MachineAddress>().Any(a => http.Request.Path.StartsWithSegments(a.Path, StringComparison.OrdinalIgnoreCase));
}
