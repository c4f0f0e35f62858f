using ClickCart.Kernel;
using ClickCart.Platform.Layouts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Platform;

/// <summary>Refusals as pages, for browsers; clients of the API get problem documents.</summary>
internal static class ErrorPages
{
    /// <summary>Whether whoever asks looks at pages.</summary>
    public static bool IsWanted(HttpContext http) => EndpointOf(http) is not null
        || (!http.Request.IsApi() && !http.Request.Path.StartsWithSegments("/sandbox", StringComparison.OrdinalIgnoreCase)
            && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    public static Task WriteAsync(HttpContext http, Error error)
    {
        var area = EndpointOf(http)?.Area ?? (http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) ? PageArea.Office : PageArea.Shop);
        return Pages.RenderAsync(http, typeof(ErrorPage), typeof(Error), error, (int)error.Kind, area, error);
    }

    // The exception handler takes the endpoint off before it asks for an answer.
    private static PageMetadata? EndpointOf(HttpContext http) =>
        (http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<PageMetadata>();
}
