using Microsoft.AspNetCore.Http.Metadata;

namespace ClickCart.Web.Forms;

/// <summary>Who may not send something here is told so before it is read.</summary>
/// <param name="WhyNotAsync">Null where the caller may.</param>
internal sealed record ReadingRule(Func<HttpContext, Task<Error?>> WhyNotAsync);

public static class ReadingRules
{
    /// <summary>Asked before a form or a body is read, of which there may be much.</summary>
    /// <param name="endpoint">Of the API or a page.</param>
    /// <param name="whyNot">The refusal; null where the caller may.</param>
    public static RouteHandlerBuilder ReadOnlyIf(this RouteHandlerBuilder endpoint, Func<HttpContext, Task<Error?>> whyNot) =>
        endpoint.WithMetadata(new ReadingRule(whyNot)).AddEndpointFilter(async (context, next) =>
            !IsTooLarge(context.HttpContext) && await whyNot(context.HttpContext) is { } refusal ? new ProblemResult(refusal) : await next(context));

    /// <summary>What nobody may send is refused for that, unread.</summary>
    private static bool IsTooLarge(HttpContext http) =>
        http.Request.ContentLength > http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
}
