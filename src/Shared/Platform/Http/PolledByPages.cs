namespace ClickCart.Platform.Http;

/// <summary>On an endpoint that a page asks by itself as long as it stands open: that is no use of a session.</summary>
/// <param name="Is">Which of its requests are such.</param>
public sealed record PolledByPages(Func<HttpRequest, bool> Is)
{
    public static bool Has(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PolledByPages>()?.Is(http.Request) is true;
}
