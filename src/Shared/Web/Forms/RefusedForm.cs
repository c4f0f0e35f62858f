using Microsoft.AspNetCore.Antiforgery;

namespace ClickCart.Web.Forms;

/// <summary>
/// A form that was refused. The page that holds it is shown again in the same answer, by running its GET with what was typed at hand; so the slice
/// behind the form need not know the page's slice.
/// </summary>
/// <param name="error">Why; null when it was not refused but asked for more room, such as another row.</param>
/// <param name="again">The address of the page; by default the form's own.</param>
internal sealed class RefusedForm(Error? error, string? again) : IResult
{
    public Error? Error => error;
    public IFormCollection Values { get; private set; } = FormCollection.Empty;

    /// <summary>A form about something that is gone is a wrong form: 404 would say that the page is.</summary>
    public int Status => error is null ? StatusCodes.Status200OK
        : error.Kind is ErrorKind.NotFound or ErrorKind.Malformed ? StatusCodes.Status422UnprocessableEntity
        : (int)error.Kind;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (error is { Kind: ErrorKind.Unauthenticated } or { Type: "forbidden" }) return Problems.WriteAsync(httpContext, error);
        var request = httpContext.Request;
        Values = request.HasFormContentType ? request.Form : HttpMethods.IsGet(request.Method) ? new FormCollection(new(request.Query)) : FormCollection.Empty;
        httpContext.Features.Set(this);
        return Task.CompletedTask;
    }

    /// <summary>Runs the page's GET, in a scope of its own: nothing that the refused write left behind is seen.</summary>
    public async Task ShowAsync(HttpContext http, RequestDelegate next)
    {
        var (request, own) = (http.Request, http.RequestServices);
        var address = again ?? request.Path + request.QueryString;
        var query = address.IndexOf('?', StringComparison.Ordinal);
        (request.Method, request.Path) = (HttpMethods.Get, query < 0 ? address : address[..query]);
        request.QueryString = query < 0 ? QueryString.Empty : new QueryString(address[query..]);
        request.RouteValues.Clear();
        http.SetEndpoint(null);
        await using var scope = own.CreateAsyncScope();
        try
        {
            http.RequestServices = scope.ServiceProvider;
            await next(http);
        }
        finally
        {
            http.RequestServices = own;
        }
    }
}

public static class RefusedForms
{
    /// <summary>Why the form was refused whose page is shown again; null when a page is asked for plainly.</summary>
    public static Error? RefusalOfForm(this HttpContext http) => http.Features.Get<RefusedForm>()?.Error;

    /// <summary>Reads the form, after which it is at hand; a refusal when that is not possible.</summary>
    public static async Task<Error?> TryReadFormAsync(this HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or NotSupportedException or (IOException and not BadHttpRequestException))
        {
            return Error.Malformed("The form cannot be read: it breaks off, is in letters of an unknown kind, or holds more fields than any page of ours.");
        }
    }
}

internal static class PageMiddleware
{
    /// <summary>Before routing: shows a refused form's page again.</summary>
    public static void UseRefusedForms(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Features.Get<RefusedForm>() is { } refused && !http.Response.HasStarted) await refused.ShowAsync(http, next);
    });

    /// <summary>After authorisation: a form comes from a page of ours.</summary>
    public static void UsePageAntiforgery(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var isForm = http.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null && !HttpMethods.IsGet(http.Request.Method);
        if (isForm && await FlawAsync(http) is { } flaw) await Problems.WriteAsync(http, flaw);
        else await next(http);
    });

    private static async Task<Error?> FlawAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return NoForm;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ReadingRule>() is { } rule && await rule.WhyNotAsync(http) is { } stranger) return stranger;
        if (await http.TryReadFormAsync() is { } unreadable) return unreadable;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? null
            : new(ErrorKind.Malformed, "form-expired",
                "This form is too old, or you signed in or out since it was shown. Go back, reload the page and send it again.");
    }

    private static readonly Error NoForm = new((ErrorKind)415, "unsupported-media-type", "This address takes the form of a page.");
}
