using ClickCart.Web.Forms;
using ClickCart.Web.Layouts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClickCart.Web;

/// <summary>
/// From a slice's <see cref="Result{T}"/> to the browser: <c>mediator.Send(request, ct).Page(typeof(GetNotePage))</c>. Refusals become error pages.
/// </summary>
public static class Pages
{
    /// <summary>A page that needs no model.</summary>
    public static IResult Show<TPage>() where TPage : IComponent => new PageResult(typeof(TPage), typeof(object), null);

    /// <summary>A page of a model that no request had to be sent for.</summary>
    public static IResult Show<T>(Type page, T model) => new PageResult(page, typeof(T), model);

    /// <summary>The page with the slice's response as its cascading model.</summary>
    public static async Task<IResult> Page<T>(this Task<Result<T>> result, Type page)
    {
        var answer = await result;
        return answer.Error is { } error ? new ProblemResult(error) : new PageResult(page, typeof(T), answer.Value);
    }

    /// <summary>After a form whose answer is a page: that page; refused, the page that holds the form again.</summary>
    /// <param name="again">The address of the page that holds the form.</param>
    public static async Task<IResult> Page<T>(this Task<Result<T>> result, Type page, string again)
    {
        var answer = await result;
        return answer.Error is { } error ? new RefusedForm(error, again) : new PageResult(page, typeof(T), answer.Value);
    }

    /// <summary>After a form: 303 to where <paramref name="to"/> says, with a message shown there once.</summary>
    /// <param name="again">The address of the page that holds the form, when it is not the form's own: a refused form is shown there again.</param>
    public static async Task<IResult> Redirect<T>(this Task<Result<T>> result, Func<T, string> to, string? flash = null, string? again = null) =>
        (await result).Redirect(to, flash, again);

    /// <inheritdoc cref="Redirect{T}(Task{Result{T}}, Func{T, string}, string?, string?)"/>
    public static IResult Redirect<T>(this Result<T> result, Func<T, string> to, string? flash = null, string? again = null) =>
        result.Error is { } error ? new RefusedForm(error, again) : new SeeOther(to(result.Value), flash);

    /// <inheritdoc cref="Redirect{T}(Task{Result{T}}, Func{T, string}, string?, string?)"/>
    public static async Task<IResult> Redirect(this Task<Result> result, string to, string? flash = null, string? again = null) =>
        (await result).Error is { } error ? new RefusedForm(error, again) : new SeeOther(to, flash);

    /// <summary>The form's page again with what was typed, because the button asked for more room and not for the deed.</summary>
    public static IResult Again(string? again = null) => new RefusedForm(null, again);

    /// <summary>303: the browser gets the address named.</summary>
    public static IResult To(string address, string? flash = null) => new SeeOther(address, flash);

    internal static Task RenderAsync(HttpContext http, Type page, Type modelType, object? model, int status, PageArea area, Error? error = null)
    {
        // Every page shows who is signed in and what is in the cart. "no-cache" is for the antiforgery tokens, which would say it themselves, with a warning.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (area is PageArea.Shop)
        {
            http.Response.Headers.ContentLanguage = Language.Current.Code;
            http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
        }
        var refused = http.Features.Get<RefusedForm>();
        var caller = http.RequestServices.GetRequiredService<ICaller>();
        var view = new PageView(http, area, caller, refused is null ? null : new(refused), Flash.Take(http)) { Error = error };
        if (refused is not null && status == StatusCodes.Status200OK) status = refused.Status;
        var shell = new RazorComponentResult<Shell>(new { Page = page, ModelType = modelType, Model = model, View = view }) { StatusCode = status };
        return shell.ExecuteAsync(http);
    }

    private sealed class PageResult(Type page, Type modelType, object? model) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var area = httpContext.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>()?.Area ?? PageArea.Shop;
            return RenderAsync(httpContext, page, modelType, model, StatusCodes.Status200OK, area);
        }
    }

    private sealed class SeeOther(string address, string? flash) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (flash is not null) Flash.Keep(httpContext, flash);
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.SetLocation(address);
            return Task.CompletedTask;
        }
    }
}
