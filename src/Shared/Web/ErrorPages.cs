using ClickCart.Web.Layouts;
using Microsoft.AspNetCore.Diagnostics;

namespace ClickCart.Web;

/// <summary>Refusals as pages, for browsers; clients of the API get problem documents.</summary>
internal sealed class ErrorPages : IProblemPage
{
    public bool IsWanted(HttpContext http) => EndpointOf(http) is not null
        || (!http.Request.IsApi() && !http.IsFromMachine()
            && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    public Task WriteAsync(HttpContext http, Error error)
    {
        var area = EndpointOf(http)?.Area
            ?? (http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) ? PageArea.Admin : PageArea.Shop);
        return Pages.RenderAsync(http, typeof(ErrorPage), typeof(Error), error, (int)error.Kind, area, error);
    }

    // The exception handler takes the endpoint off before it asks for an answer.
    private static PageMetadata? EndpointOf(HttpContext http) =>
        (http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<PageMetadata>();
}
