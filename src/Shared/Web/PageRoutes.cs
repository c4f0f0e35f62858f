using ClickCart.Web.Components;

namespace ClickCart.Web;

/// <summary>Which frame a page is drawn in.</summary>
public enum PageArea { Shop, Admin }

/// <summary>On an endpoint that answers browsers: its refusals are pages too, and what it accepts by POST carries the antiforgery token.</summary>
public sealed record PageMetadata(PageArea Area) : IFormMetadata
{
    public string KeyField => PageForm.KeyField;
}

public static class PageRoutes
{
    /// <summary>Pages of the shop.</summary>
    public static RouteGroupBuilder Shop(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(new PageMetadata(PageArea.Shop)).ExcludeFromDescription();

    /// <summary>Pages of the back office, under <c>/admin</c>.</summary>
    public static RouteGroupBuilder Admin(this IEndpointRouteBuilder app) =>
        app.MapGroup("/admin").WithMetadata(new PageMetadata(PageArea.Admin)).ExcludeFromDescription();
}
