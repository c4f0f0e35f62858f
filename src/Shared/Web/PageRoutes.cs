using ClickCart.Web.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace ClickCart.Web;

/// <summary>Which frame a page is drawn in.</summary>
public enum PageArea { Shop, Admin }

/// <summary>On an endpoint that answers browsers: its refusals are pages too, and what it accepts by POST carries the antiforgery token.</summary>
public sealed record PageMetadata(PageArea Area) : IFormMetadata
{
    public string KeyField => PageForm.KeyField;

    /// <summary>The antiforgery cookie: random, and the same from a browser's first form to its last.</summary>
    public string? BrowserOf(HttpContext http) =>
        http.Request.Cookies[http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!];
}

public static class PageRoutes
{
    /// <summary>Pages of the shop.</summary>
    public static RouteGroupBuilder Shop(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(new PageMetadata(PageArea.Shop)).ExcludeFromDescription().SaysWhatItCannotRead();

    /// <summary>Pages of the back office, under <c>/admin</c>.</summary>
    public static RouteGroupBuilder Admin(this IEndpointRouteBuilder app) =>
        app.MapGroup("/admin").WithMetadata(new PageMetadata(PageArea.Admin)).ExcludeFromDescription().SaysWhatItCannotRead();
}
